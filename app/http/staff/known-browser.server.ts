import { createCookie } from "@remix-run/node";
import { z } from "zod";
import { limits } from "#app/domain/limits.ts";
import { addMark, recogniseBrowser } from "#app/domain/staff/known-browser.server.ts";
import type { PageContext } from "../context.ts";

const marks = z.array(z.string().max(300)).max(20);

function cookie({ services }: PageContext) {
  const secure = services.settings.publicOrigin.startsWith("https:");
  return createCookie(secure ? "__Host-known-browser" : "known-browser", {
    httpOnly: true,
    secure,
    sameSite: "strict",
    path: "/",
    maxAge: limits.knownBrowserDays * 24 * 3600,
  });
}

export async function readMarks(request: Request, context: PageContext) {
  const value: unknown = await cookie(context).parse(request.headers.get("Cookie"));
  return marks.safeParse(value).data ?? [];
}

export async function knownBrowser(
  request: Request,
  context: PageContext,
  who: { readonly email: string | null; readonly id: string | null },
) {
  const kept = await readMarks(request, context);
  return recogniseBrowser(context.services, kept.slice(0, limits.membersPerBrowser), who);
}

/** After the second factor. */
export async function keepBrowser(request: Request, context: PageContext, mark: string) {
  return cookie(context).serialize(addMark(await readMarks(request, context), mark));
}
