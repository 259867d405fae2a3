import type { Request as ExpressRequest } from "express";
import type { Pace } from "./pace.ts";
import { watchPace } from "./watch-pace.server.ts";

/** Null for a cancelled, lost or slow connection, which is not our failure. */
export async function atPace<Value>(
  req: ExpressRequest,
  pace: Pace,
  read: (signal: AbortSignal) => Promise<Value>,
): Promise<Value | null> {
  const broken = new AbortController();
  req.on("aborted", () => broken.abort(new Error("the client is gone")));
  const stop = watchPace(req, pace, () => broken.abort(new Error("too slow")));
  try {
    return await read(broken.signal);
  } catch (error) {
    if (!broken.signal.aborted) throw error;
    return null;
  } finally {
    stop();
  }
}
