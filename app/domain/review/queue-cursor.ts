import { z } from "zod";

/** A place in an ordered list: the next page begins after it. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

/** `scan`: a search with too many hits to gather; it goes through the requests by age. */
export interface QueueCursor extends Place {
  readonly mode: "list" | "scan";
}

const written = z.tuple([z.enum(["list", "scan"]), z.iso.datetime({ precision: 3 }), z.uuid()]);

/** For an address; nobody but us reads it. */
export function writeCursor({ mode, at, id }: QueueCursor): string {
  return btoa(JSON.stringify([mode, at.toISOString(), id]))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** Null for anything else: that is the first page. */
export function readCursor(text: string | null): QueueCursor | null {
  try {
    const json = atob((text ?? "").replaceAll("-", "+").replaceAll("_", "/"));
    const [mode, at, id] = written.parse(JSON.parse(json));
    return { mode, at: new Date(at), id };
  } catch {
    return null;
  }
}
