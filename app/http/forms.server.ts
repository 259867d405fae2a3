import { data } from "@remix-run/node";
import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";

export interface Refused {
  readonly errors: readonly FieldError[];
  readonly values: Readonly<Record<string, string>>;
}

/** Never put one-time codes or passwords in `values`. */
export function refuseForm(
  errors: readonly FieldError[],
  values: Refused["values"] = {},
  status = 422,
) {
  return data({ errors, values } satisfies Refused, { status });
}

export type Room = { readonly ok: true } | Full;
export interface Full {
  readonly ok: false;
  readonly retryAfterSeconds: number;
  /** How many attempts more than the limit allows. */
  readonly over?: number;
}

/** Refuses a form whose limit is used up; null while there is room. */
export function tooOften(room: Room, field: string, values: Refused["values"] = {}) {
  return room.ok ? null : refuseForm([{ field, message: waitSentence(room) }], values, 429);
}

export function waitSentence({ retryAfterSeconds }: Pick<Full, "retryAfterSeconds">) {
  return m.journey_wait_minutes({ minutes: Math.ceil(retryAfterSeconds / 60) });
}

/** Empty if missing or a file. At most 10,000 characters, without NUL, which PostgreSQL rejects. */
export function textOf(form: FormData, name: string) {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, 10_000).replaceAll("\0", "") : "";
}

/** 0, which no request has, if there is none. */
export function versionOf(form: FormData) {
  const version = Number(textOf(form, "version"));
  return Number.isSafeInteger(version) && version > 0 ? version : 0;
}
