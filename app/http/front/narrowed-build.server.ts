import type { ServerBuild } from "@remix-run/node";

/**
 * The build with only those routes that an address can lead to. Remix ranks all routes anew, several
 * times a request; what cannot match has no part in the outcome.
 */
export function narrowed(build: ServerBuild, address: string): ServerBuild {
  const parts = known.get(build) ?? split(build);
  known.set(build, parts);
  const [path = ""] = address.split("?");
  // Anything that is not plainly an address of ours (escapes, double slashes) is left to Remix.
  const first = /^\/[a-z]+(?=\/)/.exec(path)?.[0];
  return parts.get(path) ?? parts.get(`${first ?? ""}/*`) ?? build;
}

const known = new WeakMap<ServerBuild, ReadonlyMap<string, ServerBuild>>();

/** By an address that a route has word for word (nothing goes before that one), or by a first segment. */
function split(build: ServerBuild): ReadonlyMap<string, ServerBuild> {
  const routes = Object.values(build.routes).filter((route) => route !== undefined);
  const pages = routes.filter(({ parentId }) => parentId === "root");
  // Routes within routes would need their parents: none is split then.
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

/** Null when the route can begin with anything. */
function firstOf(path: string | undefined): string | null {
  return /^\/?([a-z]+)(?:\/|$)/.exec(path ?? "")?.[1] ?? null;
}

interface AnyRoute {
  readonly id: string;
  readonly path?: string;
}

/** The root with some of its pages, for the server and in what the renderer knows of the routes. */
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
