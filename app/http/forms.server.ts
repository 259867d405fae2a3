import { data } from "@remix-run/node";
import type { FieldError } from "#app/ui/parts/field-error.ts";

/** What an action answers when it refuses: the sentences, and what was entered. */
export interface Refused {
  readonly errors: readonly FieldError[];
  readonly values: Readonly<Record<string, string>>;
}

/** The same page again, with a 4xx. Never hand one-time codes or passwords back in `values`. */
export function refuseForm(
  errors: readonly FieldError[],
  values: Refused["values"] = {},
  status = 422,
) {
  return data({ errors, values } satisfies Refused, { status });
}

/** A text field of a form; empty when it is missing or a file. At most 10,000 characters; without NUL, which PostgreSQL takes in no text. */
export function textOf(form: FormData, name: string) {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, 10_000).replaceAll("\0", "") : "";
}

/** The version of what the page showed; 0, which nothing has, for none. */
export function versionOf(form: FormData) {
  const version = Number(textOf(form, "version"));
  return Number.isSafeInteger(version) && version > 0 ? version : 0;
}
