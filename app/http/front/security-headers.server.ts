import type { NextFunction, Request, Response } from "express";
import helmet, { type HelmetOptions } from "helmet";
import { matcherOf, paths, staffPaths } from "#app/routes/paths.ts";

/** Uploaded files and what is derived from them are untrusted: their policy allows nothing. */
const untrustedFiles = [staffPaths.document, staffPaths.documentPicture, staffPaths.documentText];

/** The policy of pages would keep browsers' viewers from showing our own pdfs. */
const ownPdfs = [
  paths.letterPdf,
  paths.receiptPdf,
  paths.decisionPdf,
  paths.specimenPdf,
  staffPaths.decisionPdf,
];

const inertFiles = [...untrustedFiles, ...ownPdfs].map(matcherOf);

const nonceHere = "NONCE";

export function securityHeaders({ secure }: { secure: boolean }) {
  const common = {
    // Without a referrer, browsers would send "Origin: null" with our own forms.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: secure && { maxAge: 63_072_000, includeSubDomains: false },
    crossOriginEmbedderPolicy: false,
  } as const;
  const ofPages = headersOf({
    ...common,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: policy(`'nonce-${nonceHere}'`, secure),
    },
    xFrameOptions: { action: "deny" },
  });
  const ofFiles = headersOf({
    ...common,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], sandbox: [] },
    },
    xFrameOptions: { action: "deny" },
  });
  return (req: Request, res: Response, next: NextFunction) => {
    const nonce = String(res.locals.nonce);
    const set = (headers: typeof ofPages) => {
      for (const [name, value] of headers) res.setHeader(name, value.replace(nonceHere, nonce));
    };
    set(ofPages);
    if (inertFiles.some((file) => file.test(req.path))) atSuccess(res, () => set(ofFiles));
    next();
  };
}

/** Errors are pages and keep the policy of pages. */
function atSuccess(res: Response, act: () => void) {
  const writeHead = res.writeHead.bind(res);
  res.writeHead = (...head: unknown[]) => {
    if (res.statusCode === 200) act();
    return writeHead(...(head as Parameters<typeof writeHead>));
  };
}

/** Computed once; only the nonce differs per request. */
function headersOf(options: HelmetOptions): [name: string, value: string][] {
  const headers: [string, string][] = [];
  const response = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => undefined,
  };
  helmet(options)({} as Request, response as unknown as Response, (error?: unknown) => {
    if (error) throw error as Error;
  });
  return headers;
}

function policy(nonce: string, secure: boolean) {
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
