import type { ServerBuild } from "@remix-run/node";

/**
 * The build with only those routes that an address of this beginning can lead to. Remix ranks all
 * routes anew, several times a request; what cannot match has no part in the outcome.
 */
export function narrowed(build: ServerBuild, address: string): ServerBuild {
  const parts = known.get(build) ?? split(build);
  known.set(build, parts);
  // Anything that is not plainly a first segment of ours (escapes, double slashes) is left to Remix.
  const first = /^\/([a-z]+)(?:[/?]|$)/.exec(address)?.[1];
  return (first && parts.get(first)) || build;
}

const known = new WeakMap<ServerBuild, ReadonlyMap<string, ServerBuild>>();

function split(build: ServerBuild): ReadonlyMap<string, ServerBuild> {
  const routes = Object.entries(build.routes);
  const top = routes.filter(([, route]) => route?.parentId === "root");
  // Routes within routes would need their parents: none is split then.
  if (top.length !== routes.length - 1) return new Map();
  const firsts = new Set(
    top.map(([, route]) => firstOf(route?.path)).filter((word) => word !== null),
  );
  return new Map([...firsts].map((first) => [first, only(build, first)]));
}

function only(build: ServerBuild, first: string): ServerBuild {
  const keep = <Routes extends ServerBuild["routes"] | ServerBuild["assets"]["routes"]>(
    routes: Routes,
  ) => {
    const isKept = (path: string | undefined) => [first, null].includes(firstOf(path));
    return Object.fromEntries(
      Object.entries(routes).filter(([, route]) => isKept(route?.path)),
    ) as Routes;
  };
  const assets = { ...build.assets, routes: keep(build.assets.routes) };
  return { ...build, routes: keep(build.routes), assets };
}

/** Null when the route can begin with anything. */
function firstOf(path: string | undefined): string | null {
  return /^\/?([a-z]+)(?:\/|$)/.exec(path ?? "")?.[1] ?? null;
}
