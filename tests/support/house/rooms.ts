import type { Import } from "./imports.ts";

const halls = ["domain", "http", "routes", "ui"];

/**
 * The room of a file: its folder below app/ (one deeper in domain, http, routes and ui), or db or
 * emails. A loose file (an entry point, `routes/paths.ts`, `domain/ids.ts`) is a room of its own.
 */
export function roomOf(file: string): string {
  const [top = "", hall = "", room = "", inner] = file.split("/");
  if (top !== "app") return top;
  if (!file.slice(4).includes("/")) return file;
  if (!halls.includes(hall)) return `app/${hall}`;
  return inner === undefined ? file : `app/${hall}/${room}`;
}

/** Rooms that import each other directly or through others, each group sorted. */
export function circlesBetween(imports: readonly Import[]): readonly string[][] {
  const reached = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [a, b] = [roomOf(from), roomOf(to)];
    if (a !== b) reached.set(a, (reached.get(a) ?? new Set()).add(b));
  }
  const reaches = (from: string) => {
    const seen = new Set<string>();
    const open = [...(reached.get(from) ?? [])];
    for (let room = open.pop(); room !== undefined; room = open.pop()) {
      if (seen.has(room)) continue;
      seen.add(room);
      open.push(...(reached.get(room) ?? []));
    }
    return seen;
  };
  const all = new Map([...reached.keys()].map((room) => [room, reaches(room)]));
  const groups = [...all.keys()]
    .filter((room) => all.get(room)?.has(room))
    .map((room) =>
      [...all.keys()]
        .filter((one) => all.get(room)?.has(one) && all.get(one)?.has(room))
        .sort()
        .join(" "),
    );
  return [...new Set(groups)].map((group) => group.split(" "));
}
