import { z } from "zod";

const schema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ pattern: z.regexes.html5Email }))
  .refine((email) => /@.+\.[a-z0-9-]{2,}$/.test(email));

export function parseEmail(text: string): string | null {
  const parsed = schema.safeParse(text);
  return parsed.success ? parsed.data : null;
}
