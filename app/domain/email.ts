import { z } from "zod";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { type EmailFault, typedEmail } from "#app/domain/typed/email.ts";

export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ pattern: z.regexes.html5Email }))
  .refine((email) => /@.+\.[a-z0-9-]{2,}$/.test(email))
  .brand("email");

/** In lower case, the domain in its ASCII form. */
export type Email = z.infer<typeof emailAddress>;

/** Cleans what people type or paste. */
export function readEmail(text: string): Result<Email, EmailFault> {
  const typed = typedEmail(text);
  if (!typed.ok) return typed;
  const parsed = emailAddress.safeParse(typed.value);
  return parsed.success ? accept(parsed.data) : refuse("email-domain");
}

export function parseEmail(text: string): Email | null {
  const read = readEmail(text);
  return read.ok ? read.value : null;
}
