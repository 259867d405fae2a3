/** The part of fauxqs' store we use; its own declarations hide it. */
export interface UploadsOfStore {
  readonly multipartUploads: ReadonlyMap<
    string,
    {
      readonly bucket: string;
      readonly key: string;
      readonly uploadId: string;
      readonly initiated: Date;
    }
  >;
}

interface Reply {
  header(name: string, value: string): Reply;
  send(body: string): Reply;
}

export interface Hooked {
  addHook(
    name: "onRequest",
    hook: (request: { method: string; url: string }, reply: Reply) => Promise<unknown>,
  ): unknown;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * fauxqs answers `GET /bucket?uploads` with a list of objects, so a sweep would never find
 * unfinished uploads.
 */
export function answerListOfUploads(app: Hooked, store: UploadsOfStore): void {
  app.addHook("onRequest", async ({ method, url }, reply) => {
    const { pathname, searchParams } = new URL(url, "http://store");
    if (method !== "GET" || !searchParams.has("uploads")) return;
    const bucket = pathname.split("/")[1] ?? "";
    return reply.header("content-type", "application/xml").send(listOf(store, bucket));
  });
}

function listOf({ multipartUploads }: UploadsOfStore, bucket: string): string {
  const uploads = [...multipartUploads.values()].filter((upload) => upload.bucket === bucket);
  const entries = uploads.map(
    ({ key, uploadId, initiated }) =>
      `<Upload><Key>${escape(key)}</Key><UploadId>${uploadId}</UploadId>` +
      `<Initiated>${new Date(initiated).toISOString()}</Initiated></Upload>`,
  );
  const body = `<Bucket>${escape(bucket)}</Bucket><IsTruncated>false</IsTruncated>${entries.join("")}`;
  return `<?xml version="1.0" encoding="UTF-8"?><ListMultipartUploadsResult>${body}</ListMultipartUploadsResult>`;
}

function escape(text: string): string {
  return text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);
}
