import { subscribe, unsubscribe } from "node:diagnostics_channel";

const channel = "undici:client:connectError";

/**
 * Reports whether fetch failed to connect to an origin since the call. Resend's SDK hides the
 * cause, but "never connected" must be distinguished from "cut after sending"; undici publishes it
 * on this channel (https://undici.nodejs.org/#/docs/api/DiagnosticsChannel). Failures of concurrent
 * sends to the same origin count too; this is harmless, since both are retried under their own
 * idempotency keys.
 */
export function watchConnectFailures(origin: string): { failed(): boolean; stop(): void } {
  const { host } = new URL(origin);
  let failed = false;
  const listen = (event: unknown) => {
    failed ||= (event as { connectParams: { host: string } }).connectParams.host === host;
  };
  subscribe(channel, listen);
  return { failed: () => failed, stop: () => unsubscribe(channel, listen) };
}
