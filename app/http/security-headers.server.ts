import type { NextFunction, Request, Response } from "express";
import helmet from "helmet";

const strangersFile = /^\/staff\/requests\/[^/]+\/documents\/[^/]+$/;

/** The browser's own viewer shows a stranger's PDF under this policy; nothing in it may run, load or send. */
const filePolicy = {
  defaultSrc: ["'none'"],
  styleSrc: ["'unsafe-inline'"],
  objectSrc: ["'self'"],
  frameAncestors: ["'self'"],
  sandbox: [],
};

/** Scripts only with this response's nonce; nothing from elsewhere; no framing. */
export function securityHeaders(options: { secure: boolean }) {
  return (req: Request, res: Response, next: NextFunction) => {
    const nonce = `'nonce-${String(res.locals.nonce)}'`;
    const isFile = strangersFile.test(req.path);
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: isFile ? filePolicy : policy(nonce, options.secure),
      },
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
