import type { NextFunction, Request, Response } from "express";
import helmet from "helmet";

/** A stranger's file served to staff says itself what it may do (nothing). */
const strangersFile = /^\/staff\/requests\/[^/]+\/documents\/[^/]+$/;

/** Scripts only with this response's nonce; nothing from elsewhere; no framing. */
export function securityHeaders(options: { secure: boolean }) {
  return (req: Request, res: Response, next: NextFunction) => {
    const nonce = `'nonce-${String(res.locals.nonce)}'`;
    const isFile = strangersFile.test(req.path);
    helmet({
      contentSecurityPolicy: isFile
        ? false
        : { useDefaults: false, directives: policy(nonce, options.secure) },
      xFrameOptions: isFile ? { action: "sameorigin" } : { action: "deny" },
      // Without a referrer browsers would send "Origin: null" with our own forms.
      referrerPolicy: { policy: "same-origin" },
      strictTransportSecurity: options.secure && { maxAge: 63_072_000, includeSubDomains: false },
      crossOriginEmbedderPolicy: false,
    })(req, res, next);
  };
}

function policy(nonce: string, secure: boolean) {
  return {
    defaultSrc: ["'none'"],
    scriptSrc: [nonce],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    frameSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    ...(secure && { upgradeInsecureRequests: [] }),
  };
}
