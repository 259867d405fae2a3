import { lookup as resolve, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { isPublicAddress } from "./public-address.ts";

export class PrivateAddressError extends Error {
  override readonly name = "PrivateAddressError";
}

/**
 * The socket connects to exactly these addresses, so a second resolution cannot differ. One private
 * address fails the whole name.
 */
export function createPublicLookup(resolver: typeof resolve = resolve): LookupFunction {
  return (hostname, options, callback) => {
    resolver(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = error === null ? addresses : [];
      if (first === undefined) {
        callback(error ?? new Error("no address"), "");
      } else if (!addresses.every(isPublic)) {
        callback(new PrivateAddressError(hostname), "");
      } else if (options.all === true) {
        callback(null, addresses);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
}

function isPublic({ address }: LookupAddress): boolean {
  return isPublicAddress(address);
}
