import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Upload } from "#app/http/received-upload.ts";
import { receiveUpload, type UploadOptions } from "#app/http/upload/receive-upload.server.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";

const megabyte = 1024 * 1024;

export interface UploadServer {
  readonly origin: string;
  readonly port: number;
  /** In order; an error if it threw. */
  readonly ends: (Upload | Error)[];
  tempFiles(): Promise<string[]>;
  stop(): Promise<void>;
}

export async function startUploadServer(
  store: ObjectStore,
  changes: Partial<UploadOptions> = {},
): Promise<UploadServer> {
  const tempDir = await mkdtemp(join(tmpdir(), "uploads-"));
  const limits = { maxBytes: 20 * megabyte, maxFiles: 10, maxRequestBytes: 200 * megabyte };
  const ends: (Upload | Error)[] = [];
  let number = 0;
  const newKey = () => `documents/${String((number += 1))}`;
  const server = createServer((request, response) => {
    void receiveUpload(request, { store, newKey, tempDir, ...limits, ...changes }).then(
      (upload) => {
        ends.push(upload);
        response.writeHead(upload.outcome === "malformed" ? 400 : 200).end(JSON.stringify(upload));
      },
      (error: unknown) => {
        ends.push(error instanceof Error ? error : new Error(String(error)));
        response.writeHead(503).end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    port,
    ends,
    tempFiles: () => readdir(tempDir),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(tempDir, { recursive: true });
    },
  };
}
