import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/**
 * A number: an answer with this status instead of the work. `accept-then-cut`: the work is done and
 * the connection cut before the answer. `slow`: after two seconds.
 */
export type Fault = number | "hang" | "accept-then-cut" | "slow";

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly location?: string;
}

export interface Vendor<Received> {
  readonly origin: string;
  readonly received: Received[];
  /** Faults queue up. */
  failNext(fault: Fault): void;
  /** From now on, every answer comes this many milliseconds after the work. */
  answerAfter(pauseMs: () => number): void;
  stop(): Promise<void>;
}

interface Behaviour<Received> {
  handle(request: IncomingMessage, body: string, received: Received[]): Reply;
  /** The vendor's format of an answer with this status. */
  fail(status: number): Reply;
}

export async function startVendor<Received>(
  behaviour: Behaviour<Received>,
): Promise<Vendor<Received>> {
  const received: Received[] = [];
  const faults: Fault[] = [];
  let pause = () => 0;
  const server = createServer((request, response) => {
    void text(request).then(
      (body) =>
        answer(behaviour, faults.shift(), { request, response, body, pauseMs: pause() }, received),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    received,
    failNext: (fault) => void faults.push(fault),
    answerAfter: (pauseMs) => void (pause = pauseMs),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  body: string;
  pauseMs: number;
}

function answer<Received>(
  behaviour: Behaviour<Received>,
  fault: Fault | undefined,
  { request, response, body, pauseMs }: Exchange,
  received: Received[],
): void {
  if (fault === "hang") return;
  const reply =
    typeof fault === "number" ? behaviour.fail(fault) : behaviour.handle(request, body, received);
  if (fault === "accept-then-cut") {
    response.destroy();
    return;
  }
  const location = reply.location === undefined ? {} : { location: reply.location };
  const send = () =>
    response.writeHead(reply.status, { "content-type": reply.type, ...location }).end(reply.body);
  const wait = fault === "slow" ? 2_000 : pauseMs;
  if (wait > 0) setTimeout(send, wait);
  else send();
}

export function json(status: number, body: unknown): Reply {
  return { status, type: "application/json", body: JSON.stringify(body) };
}
