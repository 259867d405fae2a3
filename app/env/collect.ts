import type { z } from "zod";

export type Environment = Readonly<Record<string, string | undefined>>;

export function collect<Schema extends z.ZodType>(
  schema: Schema,
  env: Environment,
  problems: string[],
): z.infer<Schema> | undefined {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  problems.push(...parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
  return undefined;
}
