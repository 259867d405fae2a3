import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import busboy, { type Busboy } from "busboy";
import { type DocumentField, isDocumentField } from "#app/domain/document/document-field.ts";
import { labelOf } from "#app/domain/document/upload-label.ts";
import { documentKindIds } from "#app/domain/situation/ids.ts";
import { PartHeads, sentName } from "./part-heads.server.ts";

interface FilePart<Field extends string> {
  readonly label: string;
  readonly field: Field;
}

/** Must read the file's stream to its end. */
export type TakeFile<Field extends string> = (
  file: Readable,
  part: FilePart<Field>,
) => Promise<void>;

const limits = {
  fields: 20,
  fieldNameSize: 100,
  fieldSize: 10_000,
  headerPairs: 20,
};

export interface FormLimits {
  readonly maxBytes: number;
  readonly maxFiles: number;
  readonly maxRequestBytes: number;
  /** Of one text field, in bytes. */
  readonly maxFieldBytes?: number | undefined;
}

export interface ReadForm<Field extends string = DocumentField> {
  readonly end: "whole" | "too-many-files" | "too-long" | "malformed";
  readonly fields: Readonly<Record<string, string>>;
  /** The last file over its limit; null if the form was broken off before that was detected. */
  readonly overlong: FilePart<Field> | null;
}

type Options = FormLimits & { signal?: AbortSignal };

/** A form with documents. */
export function parseForm(
  request: IncomingMessage,
  options: Options,
  take: TakeFile<DocumentField>,
): Promise<ReadForm> {
  return parseFormWith(request, { ...options, isField: isDocumentField }, take);
}

/**
 * `malformed`: not multipart, truncated, the client left, too many fields, or a file field of
 * another name. Throws the error of `take` for a whole form, and the signal's reason.
 */
export async function parseFormWith<Field extends string>(
  request: IncomingMessage,
  { signal, isField, ...formLimits }: Options & { isField: (name: string) => name is Field },
  take: TakeFile<Field>,
): Promise<ReadForm<Field>> {
  const parser = createParser(request, formLimits);
  if (parser === null) return { end: "malformed", fields: {}, overlong: null };
  const fields = new Map<string, string>();
  let overlong: FilePart<Field> | null = null;
  let chosen = 0;
  let files: Promise<unknown> = Promise.resolve();
  parser.on("field", (name, value, { nameTruncated, valueTruncated }) => {
    if (nameTruncated || valueTruncated) parser.destroy(new Error("field too long"));
    fields.set(name, value);
  });
  parser.on("file", (name, file, { filename }) => {
    // Stream errors reach the reader; without one they must not crash the process.
    file.on("error", () => undefined);
    if (!isField(name)) return void parser.destroy(new Error("unexpected file"));
    const part = { label: labelOf(sentName(filename)), field: name };
    file.once("limit", () => (overlong = part));
    if (part.label) chosen += 1;
    if (chosen > formLimits.maxFiles) return void parser.emit("filesLimit");
    files = files.then(
      () => take(file, part),
      (error: unknown) => {
        file.resume();
        throw error;
      },
    );
    files.catch(() => undefined);
  });
  const maxBody = formLimits.maxRequestBytes + formLimits.maxFiles * 10_000 + 300_000;
  const end = await feed(parser, request, { maxBytes: maxBody, ...(signal && { signal }) });
  // If the form was not whole, a file's failure is only the end of its stream.
  await (end === "whole" ? files : files.catch(() => undefined));
  signal?.throwIfAborted();
  return { end, fields: Object.fromEntries(fields), overlong };
}

function createParser(
  { headers }: IncomingMessage,
  { maxBytes, maxFiles, maxFieldBytes = limits.fieldSize }: FormLimits,
): Busboy | null {
  if (!/^multipart\/form-data\s*;/i.test(headers["content-type"] ?? "")) return null;
  try {
    // Fields without a choice come as empty, unnamed files, which the caller does not count.
    const files = maxFiles + documentKindIds.length + 1;
    // One byte over the limit, so that a file of exactly that size does not count as truncated.
    const ofFiles = { fileSize: maxBytes + 1, files, parts: files + 30 };
    return busboy({
      headers,
      preservePath: true,
      limits: { ...limits, fieldSize: maxFieldBytes, ...ofFiles },
    });
  } catch {
    return null;
  }
}

type End = ReadForm<string>["end"];

function feed(
  parser: Busboy,
  request: IncomingMessage,
  { maxBytes, signal }: { maxBytes: number; signal?: AbortSignal },
): Promise<End> {
  return new Promise((resolve) => {
    let received = 0;
    let hasTooManyFiles = false;
    const breakOff = () => void parser.destroy(new Error("broken off"));
    // A request also closes after it was read to its end, while the parser may still be busy.
    const leave = () => {
      if (!request.readableEnded) breakOff();
    };
    const count = (chunk: Buffer) => {
      received += chunk.length;
      if (received > maxBytes) breakOff();
    };
    const heads = new PartHeads(boundaryOf(request.headers));
    const end = (how: End) => {
      request.unpipe(heads).off("close", leave).off("data", count);
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
    request.once("close", leave).on("data", count).pipe(heads).pipe(parser);
  });
}

/** Busboy has accepted the same header. */
function boundaryOf(headers: IncomingMessage["headers"]): string {
  const [, quoted, bare] =
    /;\s*boundary=(?:"([^"]*)"|([^\s;]*))/i.exec(headers["content-type"] ?? "") ?? [];
  return quoted ?? bare ?? "";
}
