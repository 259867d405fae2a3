import { z } from "zod";
import type { EntryPlace } from "#app/domain/review/account-page.ts";

const place = z.tuple([
  z.iso.datetime(),
  z.enum(["event", "import", "invitation", "message"]),
  z.string().regex(/^[0-9a-f-]{1,36}$/),
]);

export function writePlace({ at, kind, key }: EntryPlace) {
  return [at, kind, key].join("~");
}

/** Null for anything else. */
export function readPlace(text: string | null): EntryPlace | null {
  const parsed = place.safeParse(text?.split("~"));
  if (!parsed.success) return null;
  const [at, kind, key] = parsed.data;
  return { at, kind, key };
}
