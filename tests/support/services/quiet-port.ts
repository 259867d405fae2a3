import { createServer } from "node:net";

/** Connections of clients take their ports from 32768 on (Linux), and may not take this one. */
const [first, last] = [20_000, 32_000];

/** Stays free while its owner is away; another test may still take it. */
export async function findQuietPort(): Promise<number> {
  const port = first + Math.floor(Math.random() * (last - first));
  return (await isFree(port)) ? port : findQuietPort();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
