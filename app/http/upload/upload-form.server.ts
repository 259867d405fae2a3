import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import busboy, { type Busboy } from "busboy";
import { labelOf } from "#app/domain/document/upload-label.ts";

/** Must read the file's stream to its end. */
export type TakeFile = (file: Readable, label: string) => Promise<void>;

const limits = {
  fields: 20,
  fieldNameSize: 100,
  fieldSize: 10_000,
  headerPairs: 20,
};

/** How much of a form is read: of one file one byte more than its limit, so that it can be told. */
export interface FormLimits {
  readonly maxBytes: number;
  readonly maxFiles: number;
  /** Of all files together. */
  readonly maxRequestBytes: number;
}

export interface ReadForm {
  readonly end: "whole" | "too-many-files" | "too-long" | "malformed";
  readonly fields: Readonly<Record<string, string>>;
  /** Of the last file over its limit; it may have been broken off before that was seen. */
  readonly overlong: string | null;
}

/**
 * Reads a multipart form, handing over its files one after the other. It is malformed when it is not multipart
 * or cut short, when the client is gone, with too many fields, with a file by another name than `document`.
 * One that goes on past its limits is broken off there, its last file perhaps too. Throws what `take` throws
 * on a whole form, and the signal's reason.
 */
export async function parseForm(
  request: IncomingMessage,
  { signal, ...formLimits }: FormLimits & { signal?: AbortSignal },
  take: TakeFile,
): Promise<ReadForm> {
  const parser = createParser(request, formLimits);
  if (parser === null) return { end: "malformed", fields: {}, overlong: null };
  const fields = new Map<string, string>();
  let overlong: string | null = null;
  let files: Promise<unknown> = Promise.resolve();
  parser.on("field", (name, value, { nameTruncated, valueTruncated }) => {
    if (nameTruncated || valueTruncated) parser.destroy(new Error("field too long"));
    fields.set(name, value);
  });
  parser.on("file", (name, file, { filename }) => {
    // An error of the stream reaches whoever reads it; unread, it must not bring the process down.
    file.on("error", () => undefined);
    file.once("limit", () => (overlong = labelOf(filename)));
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
  const maxBody = formLimits.maxRequestBytes + formLimits.maxFiles * 10_000 + 300_000;
  const end = await feed(parser, request, { maxBytes: maxBody, ...(signal && { signal }) });
  // Only after a whole form does a file's failure mean anything but the end of its stream.
  await (end === "whole" ? files : files.catch(() => undefined));
  signal?.throwIfAborted();
  return { end, fields: Object.fromEntries(fields), overlong };
}

function createParser(
  { headers }: IncomingMessage,
  { maxBytes, maxFiles }: FormLimits,
): Busboy | null {
  if (!/^multipart\/form-data\s*;/i.test(headers["content-type"] ?? "")) return null;
  try {
    // One byte more than the limit, so that a file of exactly that size is not taken for cut.
    const ofFiles = { fileSize: maxBytes + 1, files: maxFiles, parts: maxFiles + 30 };
    return busboy({ headers, defParamCharset: "utf8", limits: { ...limits, ...ofFiles } });
  } catch {
    return null;
  }
}

type End = ReadForm["end"];

function feed(
  parser: Busboy,
  request: IncomingMessage,
  { maxBytes, signal }: { maxBytes: number; signal?: AbortSignal },
): Promise<End> {
  return new Promise((resolve) => {
    let received = 0;
    let hasTooManyFiles = false;
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
    parser.once("filesLimit", () => (hasTooManyFiles = true));
    for (const limit of ["filesLimit", "fieldsLimit", "partsLimit"] as const) {
      parser.once(limit, breakOff);
    }
    parser.once("finish", () => end("whole"));
    parser.on("error", () => {
      if (hasTooManyFiles) end("too-many-files");
      else end(received > maxBytes ? "too-long" : "malformed");
    });
    signal?.addEventListener("abort", breakOff);
    request.once("close", leave).on("data", count).pipe(parser);
  });
}
