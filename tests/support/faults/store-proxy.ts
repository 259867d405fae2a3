import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export interface StoreCall {
  readonly moment: "before" | "after";
  /** S3's name of the call; parts of an upload are numbered ("UploadPart 2"). */
  readonly name: string;
  readonly path: string;
}

/**
 * `drop`: no answer. `cut`: the connection ends in the middle of the answer. `lose`: the store
 * reports success, and the object is gone.
 */
export type StoreFault = "unavailable" | "hang" | "drop" | "cut" | "wrong-etag" | "lose";

export interface StoreProxy {
  readonly endpoint: string;
  /** Before a call is passed on and before its answer is returned; null means no fault. */
  react: (call: StoreCall) => StoreFault | null;
  stop(): Promise<void>;
}

export async function startStoreProxy(target: string): Promise<StoreProxy> {
  const handle = async (call: IncomingMessage, answer: ServerResponse) => {
    const body = await buffer(call);
    const [name, path] = [nameOf(call), call.url ?? "/"];
    if (fails(proxy.react({ moment: "before", name, path }), answer)) return;
    const { status, headers, bytes } = await passOn(target, call, body);
    const fault = proxy.react({ moment: "after", name, path });
    if (fails(fault, answer)) return;
    if (fault === "lose") await remove(target, path);
    if (fault === "wrong-etag" && headers.etag) headers.etag = `"${"0".repeat(32)}"`;
    if (fault === "cut") headers["content-length"] = String(bytes.length + 100);
    answer.writeHead(status, headers);
    if (fault !== "cut") return void answer.end(bytes);
    answer.write("<", () => answer.destroy());
  };
  const server = createServer((call, answer) => {
    handle(call, answer).catch(() => answer.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: StoreProxy = {
    endpoint: `http://127.0.0.1:${String(port)}`,
    react: () => null,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

function fails(fault: StoreFault | null, answer: ServerResponse): boolean {
  if (fault === "drop") answer.destroy();
  if (fault === "unavailable") {
    answer.writeHead(503, { "Content-Type": "application/xml" });
    answer.end("<Error><Code>ServiceUnavailable</Code><Message>away</Message></Error>");
  }
  return fault === "drop" || fault === "unavailable" || fault === "hang";
}

function nameOf({ method, url = "/" }: IncomingMessage): string {
  const { pathname, searchParams } = new URL(url, "http://store");
  const part = searchParams.get("partNumber");
  if (searchParams.has("uploads")) {
    return method === "POST" ? "CreateMultipartUpload" : "ListMultipartUploads";
  }
  if (part !== null) return `UploadPart ${part}`;
  if (searchParams.has("uploadId")) {
    return method === "POST" ? "CompleteMultipartUpload" : "AbortMultipartUpload";
  }
  const what = pathname.split("/").length > 2 ? "Object" : "Bucket";
  const verbs: Record<string, string> = { PUT: "Put", HEAD: "Head", GET: "Get", DELETE: "Delete" };
  return `${verbs[method ?? ""] ?? String(method)}${what}`;
}

async function passOn(target: string, { method, url, headers }: IncomingMessage, body: Buffer) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = { method, headers: { ...headers, connection: "close" } };
    const onward = request(new URL(url ?? "/", target), options, resolve).on("error", reject);
    onward.end(body);
  });
  const rest = { ...answer.headers };
  delete rest.connection;
  return { status: answer.statusCode ?? 500, headers: rest, bytes: await buffer(answer) };
}

async function remove(target: string, path: string) {
  const { pathname } = new URL(path, target);
  await fetch(new URL(pathname, target), { method: "DELETE" });
}
