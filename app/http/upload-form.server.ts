import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import busboy, { type Busboy } from "busboy";
import { labelOf } from "#app/http/upload-label.ts";

/** Must read the file's stream to its end. */
export type TakeFile = (file: Readable, label: string) => Promise<void>;

const maxFiles = 10;
const limits = {
  files: maxFiles,
  fields: 20,
  parts: 40,
  fieldNameSize: 100,
  fieldSize: 10_000,
  headerPairs: 20,
};

/**
 * Reads a multipart form, handing over its files one after the other. Null when it is malformed: not
 * multipart, cut short, the client gone, over a limit, a file by another name than `document`. A body
 * that goes on past every limit is broken off there and is what it was so far, its overlong file refused.
 * Throws what `take` throws on a whole form, and the signal's reason.
 */
export async function parseForm(
  request: IncomingMessage,
  { maxBytes, signal }: { maxBytes: number; signal?: AbortSignal },
  take: TakeFile,
): Promise<Readonly<Record<string, string>> | null> {
  const parser = createParser(request, maxBytes);
  if (parser === null) return null;
  const fields = new Map<string, string>();
  let files: Promise<unknown> = Promise.resolve();
  parser.on("field", (name, value, { nameTruncated, valueTruncated }) => {
    if (nameTruncated || valueTruncated) parser.destroy(new Error("field too long"));
    fields.set(name, value);
  });
  parser.on("file", (name, file, { filename }) => {
    // An error of the stream reaches whoever reads it; unread, it must not bring the process down.
    file.on("error", () => undefined);
    if (name !== "document") parser.destroy(new Error("unexpected file"));
    files = files.then(
      () => take(file, labelOf(filename)),
      (error: unknown) => {
        file.resume();
        throw error;
      },
    );
    files.catch(() => undefined);
  });
  const maxBody = maxFiles * (maxBytes + 10_000);
  const end = await feed(parser, request, { maxBytes: maxBody, ...(signal && { signal }) });
  // Only after a whole form does a file's failure mean anything but the end of its stream.
  await (end === "whole" ? files : files.catch(() => undefined));
  signal?.throwIfAborted();
  return end === "malformed" ? null : Object.fromEntries(fields);
}

function createParser({ headers }: IncomingMessage, maxBytes: number): Busboy | null {
  if (!/^multipart\/form-data\s*;/i.test(headers["content-type"] ?? "")) return null;
  try {
    // One byte more than the limit, so that a file of exactly that size is not taken for cut.
    const fileSize = maxBytes + 1;
    return busboy({ headers, defParamCharset: "utf8", limits: { ...limits, fileSize } });
  } catch {
    return null;
  }
}

type End = "whole" | "too-long" | "malformed";

function feed(
  parser: Busboy,
  request: IncomingMessage,
  { maxBytes, signal }: { maxBytes: number; signal?: AbortSignal },
): Promise<End> {
  return new Promise((resolve) => {
    let received = 0;
    const breakOff = () => void parser.destroy(new Error("broken off"));
    // A request also closes once it has been read to its end, while the parser may still be busy.
    const leave = () => {
      if (!request.readableEnded) breakOff();
    };
    const count = (chunk: Buffer) => {
      received += chunk.length;
      if (received > maxBytes) breakOff();
    };
    const end = (how: End) => {
      request.unpipe(parser).off("close", leave).off("data", count);
      signal?.removeEventListener("abort", breakOff);
      resolve(how);
    };
    for (const limit of ["filesLimit", "fieldsLimit", "partsLimit"] as const) {
      parser.once(limit, breakOff);
    }
    parser.once("finish", () => end("whole"));
    parser.on("error", () => end(received > maxBytes ? "too-long" : "malformed"));
    signal?.addEventListener("abort", breakOff);
    request.once("close", leave).on("data", count).pipe(parser);
  });
}
