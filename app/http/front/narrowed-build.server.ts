import type { ServerBuild } from "@remix-run/node";

/**
 * Remix ranks all routes several times per request; routes that cannot match do not affect the
 * result.
 */
export function narrowed(build: ServerBuild, address: string): ServerBuild {
  const parts = known.get(build) ?? split(build);
  known.set(build, parts);
  const [path = ""] = address.split("?");
  // Leaves unusual addresses (escapes, double slashes) to Remix.
  const first = /^\/[a-z]+(?=\/)/.exec(path)?.[0];
  return parts.get(path) ?? parts.get(`${first ?? ""}/*`) ?? build;
}

const known = new WeakMap<ServerBuild, ReadonlyMap<string, ServerBuild>>();

/** By the exact address of a static route (which always wins), or by a first segment. */
function split(build: ServerBuild): ReadonlyMap<string, ServerBuild> {
  const routes = Object.values(build.routes).filter((route) => route !== undefined);
  const pages = routes.filter(({ parentId }) => parentId === "root");
  // Nested routes would need their parents, so nothing is split then.
  if (pages.length !== routes.length - 1) return new Map();
  const parts = new Map<string, ServerBuild>();
  for (const { id, path } of pages) {
    const first = firstOf(path);
    if (first === null) continue;
    if (!parts.has(`/${first}/*`)) parts.set(`/${first}/*`, beginningWith(build, first));
    if (/^[a-z./-]+$/.test(path ?? "")) {
      parts.set(
        `/${(path ?? "").replace(/^\//, "")}`,
        only(build, (route) => route.id === id),
      );
    }
  }
  return parts;
}

function beginningWith(build: ServerBuild, first: string) {
  return only(build, ({ path }) => [first, null].includes(firstOf(path)));
}

function firstOf(path: string | undefined): string | null {
  return /^\/?([a-z]+)(?:\/|$)/.exec(path ?? "")?.[1] ?? null;
}

interface AnyRoute {
  readonly id: string;
  readonly path?: string;
}

function only(build: ServerBuild, isKept: (route: AnyRoute) => boolean): ServerBuild {
  const keep = <Routes extends ServerBuild["routes"] | ServerBuild["assets"]["routes"]>(
    routes: Routes,
  ) => {
    const kept = Object.entries<AnyRoute | undefined>(routes).filter(
      ([id, route]) => id === "root" || (route && isKept(route)),
    );
    return Object.fromEntries(kept) as Routes;
  };
  const assets = { ...build.assets, routes: keep(build.assets.routes) };
  return { ...build, routes: keep(build.routes), assets };
}
