import { createCookie } from "@remix-run/node";
import { limits } from "#app/domain/limits.ts";
import { newToken, tokenLength } from "#app/domain/secrets.server.ts";
import type { PageContext } from "../context.ts";

/** `lax`: the browser comes back from the provider. */
function cookie({ services }: Pick<PageContext, "services">) {
  const secure = services.settings.publicOrigin.startsWith("https:");
  return createCookie(secure ? "__Host-sso" : "sso", {
    httpOnly: true,
    secure,
    sameSite: "lax",
    path: "/",
    maxAge: limits.ssoStartMinutes * 60,
  });
}

/** What binds a way to the provider to this browser; null: it began none. */
export async function readSsoBrowser(request: Request, context: PageContext) {
  const value: unknown = await cookie(context).parse(request.headers.get("Cookie"));
  return typeof value === "string" && value.length === tokenLength ? value : null;
}

/** The same for all tabs of a browser, so that they do not end one another's ways. */
export async function keepSsoBrowser(request: Request, context: PageContext) {
  const browser = (await readSsoBrowser(request, context)) ?? newToken();
  return { browser, setCookie: await cookie(context).serialize(browser) };
}
