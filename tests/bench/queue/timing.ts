import type { Look } from "./looks.ts";

/** Milliseconds until the whole answer is there. An error page would be fast too, so it is refused. */
export async function timeOf(look: Look, origin: string, cookie: string): Promise<number> {
  const path = look.follow ? await nextOf(origin + look.path, cookie) : look.path;
  const headers = { Accept: "text/html", "Accept-Language": "fr", Cookie: cookie };
  const begun = performance.now();
  const answer = await fetch(origin + path, {
    headers: look.form ? { ...headers, Origin: origin, "Sec-Fetch-Site": "same-origin" } : headers,
    method: look.form ? "POST" : "GET",
    redirect: "manual",
    ...(look.form && { body: new URLSearchParams() }),
  });
  const text = await answer.text();
  const ms = performance.now() - begun;
  const isRight = look.form ? answer.status === 303 : text.includes(look.mark ?? "search-form");
  if (!isRight) throw new Error(`${look.name}: ${String(answer.status)}, not the page meant`);
  return ms;
}

async function nextOf(address: string, cookie: string) {
  const page = await (await fetch(address, { headers: { Cookie: cookie } })).text();
  const next = /href="([^"]*&amp;after=[^"]+)"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
  if (!next) throw new Error(`${address} has no next page`);
  return next;
}
