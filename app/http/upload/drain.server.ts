import type { IncomingMessage } from "node:http";

/**
 * Lets the client read the answer instead of getting a reset. If `request.complete` is still false,
 * answer with `Connection: close`.
 */
export function drain(
  request: IncomingMessage,
  { maxBytes, maxMs }: { maxBytes: number; maxMs: number },
): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let left = maxBytes;
    const stop = () => {
      clearTimeout(timer);
      request.off("data", count).off("end", stop).off("close", stop).pause();
      resolve();
    };
    const count = (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) stop();
    };
    const timer = setTimeout(stop, maxMs);
    request.on("data", count).once("end", stop).once("close", stop).resume();
  });
}
