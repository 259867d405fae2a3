import type { ComponentType } from "react";
import { renderToStaticMarkup } from "react-dom/server";
// Remix is built on it and does not export what a test needs.
import { createStaticRouter, StaticRouterProvider } from "react-router-dom/server";

interface Given {
  /** What the page's loader and action answered. */
  readonly loader?: unknown;
  readonly action?: unknown;
}

/** The text of a page as the server renders it, without the site around it. */
export function renderPage(Page: ComponentType, { loader = null, action }: Given = {}) {
  const route = { id: "page", path: "/", Component: Page, loader: true };
  const context = {
    basename: "",
    location: { pathname: "/", search: "", hash: "", state: null, key: "default" },
    matches: [{ params: {}, pathname: "/", pathnameBase: "/", route }],
    loaderData: { page: loader },
    actionData: action === undefined ? null : { page: action },
    errors: null,
    statusCode: 200,
    loaderHeaders: {},
    actionHeaders: {},
    activeDeferreds: null,
  };
  const router = createStaticRouter([route], context);
  const page = <StaticRouterProvider router={router} context={context} hydrate={false} />;
  return renderToStaticMarkup(page).replace(/<[^>]+>/g, " ");
}
