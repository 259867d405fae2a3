import { createServer, request } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

export interface ShakyLine {
  readonly server: string;
  sent(): number;
  /** Accepts no connection until `mend`. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

export async function openShakyLine(bytesPerSecond: number): Promise<ShakyLine> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let sent = 0;
  const proxy = createServer((incoming, response) => {
    const { method, headers, url = "" } = incoming;
    const onward = request(url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    incoming.on("close", () => {
      if (!incoming.complete) onward.destroy();
    });
    const passOn = async () => {
      for await (const chunk of incoming as AsyncIterable<Buffer>) {
        sent += chunk.length;
        onward.write(chunk);
        await wait((1000 * chunk.length) / bytesPerSecond);
      }
      onward.end();
    };
    passOn().catch(() => onward.destroy());
  });
  proxy.on("connection", (socket) => {
    if (isCut) return socket.destroy();
    sockets.add(socket.once("close", () => sockets.delete(socket)));
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  return {
    server: `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`,
    sent: () => sent,
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend: () => void (isCut = false),
    close: async () => {
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
