export interface RelyingParty {
  /** The host that passkeys belong to. */
  readonly id: string;
  readonly origin: string;
}

/** Null where browsers know no passkeys: under a bare IP address. */
export function relyingPartyOf(publicOrigin: string): RelyingParty | null {
  const { hostname, origin } = new URL(publicOrigin);
  const isAddress = hostname.startsWith("[") || /^[\d.]+$/.test(hostname);
  return isAddress ? null : { id: hostname, origin };
}
