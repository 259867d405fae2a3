import { z } from "zod";

export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ pattern: z.regexes.html5Email }))
  .refine((email) => /@.+\.[a-z0-9-]{2,}$/.test(email))
  .brand("email");

/** In lower case. */
export type Email = z.infer<typeof emailAddress>;

export function parseEmail(text: string): Email | null {
  const parsed = emailAddress.safeParse(text);
  return parsed.success ? parsed.data : null;
}
