import nextFont from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";
import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { readKeptForm } from "#app/http/kept-form/give-back.server.ts";
import { KeptFieldsProvider } from "#app/ui/parts/kept-fields.tsx";
import {
  FailurePage,
  ForbiddenPage,
  NotFoundPage,
  TooManyPage,
} from "#app/ui/site/failure-page.tsx";
import { SessionEndDialog } from "#app/ui/site/session-end-dialog.tsx";
import { caseNotFound, CaseNotFoundPage } from "#app/ui/staff/case-not-found-page.tsx";
import styles from "#app/ui/styles/index.css?url";
import zeroFont from "#app/ui/styles/plain-zero/plain-zero.woff2?url";
import { m } from "./i18n/paraglide/messages.js";
import { getLocale } from "./i18n/paraglide/runtime.js";

export const links: LinksFunction = () => [
  ...[nextFont, zeroFont].map((href) => ({
    rel: "preload" as const,
    href,
    as: "font" as const,
    type: "font/woff2",
    crossOrigin: "anonymous" as const,
  })),
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { settings } = context.services;
  const { pathname, search } = new URL(request.url);
  return {
    brand: settings.brand,
    embedded: settings.mode === "embedded",
    path: pathname + search,
    nonce: context.nonce,
    scriptUrl: context.scriptUrl,
    kept: await readKeptForm(request, context),
  };
}

export default function App() {
  const site = useRouteLoaderData<typeof loader>("root");
  return (
    <html lang={getLocale()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <KeptFieldsProvider value={site?.kept ?? null}>
          <Outlet />
        </KeptFieldsProvider>
        {site ? <SessionEndDialog path={site.path} /> : null}
        {site ? <script type="module" nonce={site.nonce} src={site.scriptUrl} /> : null}
      </body>
    </html>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { title, page } = faceOf(error);
  return (
    <html lang={getLocale()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <Links />
      </head>
      <body>{page}</body>
    </html>
  );
}

function faceOf(error: unknown) {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  if (isCaseNotFound(error)) return { title: m.queue_no_case_title(), page: <CaseNotFoundPage /> };
  if (status === 404) return { title: m.common_not_found_title(), page: <NotFoundPage /> };
  if (status === 429) return { title: m.common_too_many_title(), page: <TooManyPage /> };
  if (status === 403) return { title: m.common_forbidden_title(), page: <ForbiddenPage /> };
  return { title: m.common_failure_title(), page: <FailurePage /> };
}

function isCaseNotFound(error: unknown) {
  return isRouteErrorResponse(error) && error.status === 404 && error.data === caseNotFound;
}
