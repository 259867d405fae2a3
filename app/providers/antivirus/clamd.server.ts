import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";
import type { Scanner, ScanResult } from "./antivirus.ts";

export interface ClamdOptions {
  readonly host: string;
  readonly port: number;
  readonly idleMs?: number;
}

const chunkBytes = 64 * 1024;
const maxAnswerLength = 1_000;

/** INSTREAM: each chunk follows its length, and a zero length ends the stream. */
export function createClamdScanner({ host, port, idleMs = 10_000 }: ClamdOptions): Scanner {
  return {
    async scan(body) {
      const socket = connect({ host, port });
      socket.setTimeout(idleMs, () => socket.destroy(new Error("clamd does not answer")));
      const answer = readAnswer(socket);
      // A daemon at its limit answers and closes while we are still sending, so its answer takes
      // precedence over the send error.
      const sent = send(socket, body).catch((error: unknown) => answer.catch(() => raise(error)));
      try {
        await Promise.race([sent, answer]);
        return parseAnswer(await answer);
      } finally {
        socket.destroy();
        body.destroy();
      }
    },
  };
}

async function send(socket: Socket, body: Readable) {
  await once(socket, "connect");
  socket.write("zINSTREAM\0");
  for await (const piece of body as AsyncIterable<Buffer>) {
    for (let at = 0; at < piece.length; at += chunkBytes) {
      const chunk = piece.subarray(at, at + chunkBytes);
      if (!socket.write(withLength(chunk))) await once(socket, "drain");
    }
  }
  socket.write(Buffer.alloc(4));
}

function withLength(chunk: Buffer) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return Buffer.concat([length, chunk]);
}

async function readAnswer(socket: Socket): Promise<string> {
  let text = "";
  for await (const piece of socket as AsyncIterable<Buffer>) {
    text += piece.toString("utf8");
    if (text.includes("\0") || text.length > maxAnswerLength) break;
  }
  return text.split("\0", 1)[0] ?? "";
}

function parseAnswer(answer: string): ScanResult {
  if (answer === "stream: OK") return { result: "clean" };
  const finding = /^stream: (.{1,200}) FOUND$/.exec(answer)?.[1];
  if (finding) return { result: "found", finding };
  throw new Error(`clamd cannot say: ${answer.slice(0, 200) || "it closed the connection"}`);
}

function raise(error: unknown): never {
  throw error;
}
