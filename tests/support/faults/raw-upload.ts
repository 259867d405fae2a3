import { connect, type Socket } from "node:net";

export interface RawUpload {
  readonly head: string;
  readonly body: Buffer;
}

const boundary = "----passerelle-fault";

export function rawUpload(file: Buffer, { cookie, origin }: { cookie: string; origin: string }) {
  const body = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="kind"\r\n\r\nkbis\r\n` +
        `--${boundary}\r\nContent-Disposition: form-data; name="document"; filename="kbis.pdf"\r\n` +
        "Content-Type: application/pdf\r\n\r\n",
    ),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const head = [
    "POST /request/documents HTTP/1.1",
    `Host: ${new URL(origin).host}`,
    `Origin: ${origin}`,
    `Cookie: ${cookie}`,
    "Accept-Language: fr",
    `Content-Type: multipart/form-data; boundary=${boundary}`,
    `Content-Length: ${String(body.length)}`,
    "Connection: close",
  ].join("\r\n");
  return { head: `${head}\r\n\r\n`, body };
}

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends the headers and `bytes` bytes of the body. `sent` settles when they have left, `answer`
 * when the connection has ended.
 */
export function sendUpload(base: string, upload: RawUpload, bytes = upload.body.length) {
  const { port, hostname } = new URL(base);
  const socket = connect(Number(port), hostname);
  const answer = answerOf(socket);
  const sent = new Promise<void>((resolve) => {
    socket.once("close", () => resolve());
    socket.write(upload.head);
    socket.write(upload.body.subarray(0, bytes), () => resolve());
  });
  return { sent, answer, socket };
}

function answerOf(socket: Socket): Promise<RawAnswer | null> {
  const chunks: Buffer[] = [];
  socket.on("error", () => undefined);
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    socket.once("close", () => {
      const text = Buffer.concat(chunks).toString();
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
      resolve(status === 0 ? null : { status, text });
    });
  });
}
