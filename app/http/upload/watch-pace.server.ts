import type { IncomingMessage } from "node:http";
import { advance, type Pace, type Progress, startProgress } from "./pace.ts";

/** Calls `onSlow` once. While bytes wait for us (a slow store), the sender is not blamed. */
export function watchPace(request: IncomingMessage, pace: Pace, onSlow: () => void): () => void {
  const { socket } = request;
  const read = () => socket.bytesRead;
  let progress: Progress = startProgress(Date.now(), read());
  const stop = () => clearInterval(timer);
  const look = () => {
    if (request.complete || socket.destroyed) return stop();
    const now = Date.now();
    const next =
      request.readableLength > 0
        ? startProgress(now, read())
        : advance(progress, now, read(), pace);
    if (next) progress = next;
    else {
      stop();
      onSlow();
    }
  };
  const timer = setInterval(look, Math.min(pace.idleMs, pace.windowMs) / 6).unref();
  request.once("close", stop);
  return stop;
}
