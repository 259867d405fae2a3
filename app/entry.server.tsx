import { AsyncLocalStorage } from "node:async_hooks";
import type { EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToStaticMarkup } from "react-dom/server";
import type { PageContext } from "#app/http/context.ts";
import { isOutage } from "#app/outage.ts";
import { m } from "./i18n/paraglide/messages.js";
import { type Locale, overwriteServerAsyncLocalStorage } from "./i18n/paraglide/runtime.js";

const locales = new AsyncLocalStorage<{ locale?: Locale }>();
overwriteServerAsyncLocalStorage({
  getStore: () => locales.getStore(),
  run: (store, work: () => unknown) => locales.run(store, work),
});

/** Part of the bundle, where the messages are. */
export function withLocale<Value>(locale: Locale, work: () => Value): Value {
  return locales.run({ locale }, work);
}

const outages = new WeakSet<Request>();

export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: PageContext },
) {
  if (request.signal.aborted) return;
  if (isOutage(error)) outages.add(request);
  const err = error instanceof Error ? error : new Error(String(error));
  const path = new URL(request.url).pathname;
  context.services.logger.error({ err, requestId: context.requestId, path }, "a page failed");
}

/** Our Remix patch: loader data is not written into the page, because there is no hydration. */
export const handsOver = false;

/** Pages are small, so they are not streamed or hydrated (docs/decisions). */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { services, asPage }: PageContext,
) {
  asPage();
  const markup = renderToStaticMarkup(<RemixServer context={remix} url={request.url} />);
  const isRefused = status >= 400 && status < 500 && remix.staticHandlerContext.actionData;
  const page = withTitle(markup, {
    before: isRefused ? `${m.common_error_prefix()} ` : "",
    after: ` – ${services.settings.brand.name}`,
  });
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  if (outages.has(request)) headers.set("Retry-After", "30");
  const html = Buffer.from(`<!DOCTYPE html>${page}`);
  headers.set("Content-Length", String(html.length));
  return new Response(html, {
    headers,
    status: outages.has(request) ? 503 : status,
  });
}

/**
 * Screen readers start with the title: a refused form announces its error there first, and every
 * title ends with the brand.
 */
function withTitle(markup: string, { before, after }: { before: string; after: string }) {
  return markup.replace(
    /<title>(.*?)<\/title>/,
    (_, words: string) => `<title>${before}${words}${after.replace(/[<&]/g, "")}</title>`,
  );
}
