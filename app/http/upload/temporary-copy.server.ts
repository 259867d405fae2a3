import { randomUUID } from "node:crypto";
import { type FileHandle, open, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const prefix = "passerelle-upload-";
const ours = [prefix, "passerelle-reading-"];

export async function openTemporaryCopy(tempDir = tmpdir()) {
  const path = join(tempDir, `${prefix}${randomUUID()}`);
  return { path, file: await open(path, "wx", 0o600) };
}

/** Buffered or being written, before the sender has to wait. */
const aheadBytes = 1024 * 1024;

/** An error surfaces on the next `write` or on `end`. */
export function copyTo(file: FileHandle) {
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let writing: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    await writing;
    const bytes = waiting;
    [waiting, waitingBytes] = [[], 0];
    writing = file.writev(bytes);
    writing.catch(() => undefined);
  };
  return {
    async write(chunk: Buffer) {
      waiting.push(chunk);
      waitingBytes += chunk.length;
      if (waitingBytes >= aheadBytes / 2) await flush();
    },
    async end() {
      if (waitingBytes > 0) await flush();
      await writing;
    },
  };
}

/** Files that killed processes left; younger ones may still be in use. Returns their number. */
export async function sweepTemporaryCopies(
  olderThanMs: number,
  tempDir = tmpdir(),
): Promise<number> {
  const before = Date.now() - olderThanMs;
  let removed = 0;
  for (const name of await readdir(tempDir)) {
    if (!ours.some((start) => name.startsWith(start))) continue;
    const path = join(tempDir, name);
    // Another process may sweep concurrently.
    const found = await stat(path).catch(() => null);
    if (!found || found.mtimeMs >= before) continue;
    await rm(path, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}
