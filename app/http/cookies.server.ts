import { createCookie } from "@remix-run/node";
import type { Services } from "#app/services.server.ts";
import type { PageContext } from "./context.ts";

const names = { customer: "visit", staff: "desk" } as const;
export type CookieKind = keyof typeof names;

/** `__Host-` whenever the site uses https; the loopback demo does not. */
function cookieFor(kind: CookieKind, { settings }: Pick<Services, "settings">) {
  const secure = settings.publicOrigin.startsWith("https:");
  return createCookie(secure ? `__Host-${names[kind]}` : names[kind], {
    httpOnly: true,
    secure,
    sameSite: "lax",
    path: "/",
  });
}

export async function readToken(
  kind: CookieKind,
  request: { readonly headers: Headers },
  services: Pick<Services, "settings">,
) {
  const token: unknown = await cookieFor(kind, services).parse(request.headers.get("Cookie"));
  return typeof token === "string" ? token : null;
}

export function writeToken(kind: CookieKind, token: string, { services }: PageContext) {
  return cookieFor(kind, services).serialize(token);
}

export function clearToken(kind: CookieKind, { services }: PageContext) {
  return cookieFor(kind, services).serialize("", { maxAge: 0 });
}
