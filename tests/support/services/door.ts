import { connect, createServer, type Socket } from "node:net";

/** Shutting it breaks all connections. */
export async function openDoor(url: string) {
  const { port, hostname } = new URL(url);
  const sockets = new Set<Socket>();
  let isShut = false;
  const server = createServer((socket) => {
    if (isShut) return void socket.destroy();
    const onward = connect(Number(port), hostname);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.on("close", () => sockets.delete(one));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const door = new URL(url);
  door.port = String(address !== null && typeof address === "object" ? address.port : 0);
  return {
    url: door.href,
    shut: () => {
      isShut = true;
      for (const socket of sockets) socket.destroy();
    },
    open: () => (isShut = false),
    stop: () => void server.close(),
  };
}
