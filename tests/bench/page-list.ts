import type { Scene } from "./scene.ts";

export interface MeasuredPage {
  readonly name: string;
  readonly path: string;
  readonly cookie: string | null;
  /** Minimum ratio of requests per second to those of the bare page. */
  readonly aim: number;
  readonly holds: string;
}

export function pagesOf({ loginPath, customerCookie: cookie, staffCookie }: Scene) {
  return [
    { name: "link page", path: loginPath, cookie: null, aim: 0.6, holds: 'name="login"' },
    { name: "situation", path: "/request/situation", cookie, aim: 0.5, holds: 'name="situation"' },
    { name: "mobile", path: "/request/mobile", cookie, aim: 0.5, holds: 'name="mobile"' },
    { name: "documents", path: "/request/documents", cookie, aim: 0.5, holds: "deed-of-sale.pdf" },
    { name: "queue", path: "/staff/requests", cookie: staffCookie, aim: 0.35, holds: "bench-10" },
  ] satisfies MeasuredPage[];
}

export function headersOf({ cookie }: Pick<MeasuredPage, "cookie">): Record<string, string> {
  return { Accept: "text/html", "Accept-Language": "fr", ...(cookie && { Cookie: cookie }) };
}
