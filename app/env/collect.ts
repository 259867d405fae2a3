import type { z } from "zod";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Checks the variables of one schema; adds any problems without the values. */
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
