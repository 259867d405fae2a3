import { subscribe, unsubscribe } from "node:diagnostics_channel";

const channel = "undici:client:connectError";

/**
 * Resend's SDK hides whether it never connected or was cut after sending; undici publishes it
 * (https://undici.nodejs.org/#/docs/api/DiagnosticsChannel). Failures of concurrent sends count
 * too: harmless, since each is retried under its own idempotency key.
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
