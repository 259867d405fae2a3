import { isbot } from "isbot";
import { browserOf } from "#app/domain/browser-name.ts";
import type { Origin } from "#app/domain/invitation/link-try.ts";
import { addressKey } from "./address-key.ts";
import type { PageContext } from "./context.ts";

/** Enough to tell a person's visit from a mail filter's, and no more. */
export function linkOrigin(request: Request, context: PageContext): Origin {
  const userAgent = request.headers.get("User-Agent") ?? "";
  return {
    network: networkOf(context.clientAddress),
    browser: browserOf(userAgent),
    isProgram: userAgent === "" || isbot(userAgent),
  };
}

/** The first 24 bits of an IPv4 address, the first 48 of an IPv6 address. */
export function networkOf(address: string) {
  const key = addressKey(address);
  if (!key.includes(":")) return `${key.split(".").slice(0, 3).join(".")}.0/24`;
  return `${key.split(":").slice(0, 3).join(":")}::/48`;
}
