import { leadsTo, paths, staffPaths } from "#app/routes/paths.ts";

const patterns = [...Object.values(paths), ...Object.values(staffPaths)];
const fixed = new Set(patterns.map(({ pattern }) => pattern as string));
const open = patterns.filter(({ pattern }) => pattern.includes(":"));

/** The pattern of the address, so that no reference, login or token becomes a label. */
export function routeOf(path: string): string {
  if (fixed.has(path) && !path.includes(":")) return path;
  if (path.startsWith("/assets/")) return "/assets";
  return open.find((one) => leadsTo(one, path))?.pattern ?? "other";
}
