import type { ServerBuild } from "@remix-run/node";
import type { PageContext } from "#app/http/context.ts";
import routes from "#app/routes.ts";

/** The real table of routes; each file answers with its id, each page is rendered as ours are. */
export async function standInBuild(): Promise<ServerBuild> {
  const table = await Promise.resolve(routes);
  const entries = table.map(({ file, path }) => {
    const id = file.replace(/\.tsx?$/, "");
    const module = file.endsWith(".tsx") ? pageOf(id) : fileOf(id);
    return [id, { id, parentId: "root", path: path?.replace(/^\/+/, ""), module }] as const;
  });
  const root = { id: "root", path: "", module: { default: () => null } };
  return {
    entry: { module: { default: render, withLocale: (_: string, work: () => unknown) => work() } },
    routes: { root, ...Object.fromEntries<object>(entries) },
    assets: { entry: { imports: [], module: "/entry.js" }, routes: {}, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    isSpaMode: false,
    future: { v3_singleFetch: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
  } as unknown as ServerBuild;
}

function fileOf(id: string) {
  const answer = () => new Response(`file ${id}`, { headers: { "Content-Type": "text/html" } });
  return { loader: answer, action: answer };
}

function pageOf(id: string) {
  const load = () => ({ id });
  return { default: () => null, loader: load, action: load };
}

function render(
  _request: Request,
  status: number,
  headers: Headers,
  remix: { staticHandlerContext: { matches: readonly { route: { id: string } }[] } },
  { asPage }: PageContext,
) {
  asPage();
  const id = remix.staticHandlerContext.matches.at(-1)?.route.id ?? "";
  return new Response(`page ${id}`, { status, headers });
}
