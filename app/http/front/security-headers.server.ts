import type { NextFunction, Request, Response } from "express";
import helmet, { type HelmetOptions } from "helmet";

const nonceHere = "NONCE";

const policyHeader = "Content-Security-Policy";

/**
 * Every answer starts with the policy of untrusted files, which allows nothing. Only a page that we
 * rendered gets the policy of pages, by `asPage`: no writing of an address decides about it.
 */
export function securityHeaders({ secure }: { secure: boolean }) {
  const ofFiles = headersOf(secure, {
    defaultSrc: ["'none'"],
    frameAncestors: ["'none'"],
    sandbox: [],
  });
  const ofPages = headersOf(secure, policy(`'nonce-${nonceHere}'`, secure));
  const pagePolicy = ofPages.find(([name]) => name === policyHeader)?.[1] ?? "";
  return (_req: Request, res: Response, next: NextFunction) => {
    for (const [name, value] of ofFiles) res.setHeader(name, value);
    res.locals.pagePolicy = pagePolicy.replace(nonceHere, String(res.locals.nonce));
    next();
  };
}

/** Before the first byte of a page. */
export function asPage(res: Response) {
  res.setHeader(policyHeader, res.locals.pagePolicy as string);
}

/** A page that shows frames of ours: the outbox of the demonstration. */
export function withFrames(res: Response) {
  res.locals.pagePolicy = `${res.locals.pagePolicy as string};frame-src 'self'`;
}

const ofMails = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "frame-ancestors 'self'",
  "sandbox allow-popups allow-popups-to-escape-sandbox",
].join(";");

/** A mail in the frame of the outbox: it runs nothing, and its links open beside it. */
export function asMail(res: Response) {
  res.setHeader(policyHeader, ofMails);
  res.setHeader("X-Frame-Options", "SAMEORIGIN");
  // A sandboxed frame has no origin to be keyed by.
  res.removeHeader("Origin-Agent-Cluster");
}

/** Computed once; only the nonce differs per request. */
function headersOf(secure: boolean, directives: Directives): [name: string, value: string][] {
  const headers: [string, string][] = [];
  const response = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => undefined,
  };
  const protect = helmet({
    // Without a referrer, browsers would send "Origin: null" with our own forms.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: secure && { maxAge: 63_072_000, includeSubDomains: false },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: "deny" },
    contentSecurityPolicy: { useDefaults: false, directives },
  });
  protect({} as Request, response as unknown as Response, (error?: unknown) => {
    if (error) throw error as Error;
  });
  return headers;
}

type Directives = NonNullable<
  Exclude<HelmetOptions["contentSecurityPolicy"], boolean | undefined>["directives"]
>;

function policy(nonce: string, secure: boolean): Directives {
  return {
    defaultSrc: ["'none'"],
    scriptSrc: [nonce],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "data:", "blob:"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    ...(secure && { upgradeInsecureRequests: [] }),
  };
}
