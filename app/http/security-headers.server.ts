import type { NextFunction, Request, Response } from "express";
import helmet, { type HelmetOptions } from "helmet";

/** A stranger's file, and what was made of it: whatever it is, it may do nothing. */
const strangersFile = /^\/staff\/requests\/[^/]+\/documents\/[^/]+(?:\/pages\/[^/]+|\/text)?$/;

/** Papers that we make hold nothing that runs; the policy of pages would keep browsers' viewers from showing them. */
const ownPaper = /^\/(?:request|papers|staff)\/.+\.pdf$/;

const nonceHere = "NONCE";

/** Scripts only with this response's nonce; nothing from elsewhere; no framing. */
export function securityHeaders({ secure }: { secure: boolean }) {
  const common = {
    // Without a referrer browsers would send "Origin: null" with our own forms.
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
    const isFile = strangersFile.test(req.path) || ownPaper.test(req.path);
    for (const [name, value] of isFile ? ofFiles : ofPages) {
      res.setHeader(name, value.replace(nonceHere, nonce));
    }
    next();
  };
}

/** What Helmet would set at every request: the same but for the nonce. */
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
