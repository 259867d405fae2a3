import { type AddressInfo, connect, createServer } from "node:net";

/** PostgreSQL's message when it ends a connection: FATAL 57P01. */
const fatal = Buffer.from("SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0", "latin1");

/** Whoever says goodbye to the database hears that it is ending the connection itself. */
export async function openPartingDoor(databaseUrl: string) {
  const { port, hostname } = new URL(databaseUrl);
  let partings = 0;
  const server = createServer((socket) => {
    const onward = connect(Number(port), hostname);
    onward.pipe(socket, { end: false });
    for (const one of [socket, onward]) one.on("error", () => undefined);
    socket.on("data", (chunk: Buffer) => {
      // Terminate is the letter X and its length; it comes alone.
      if (chunk.length !== 5 || chunk[0] !== 0x58) return void onward.write(chunk);
      partings += 1;
      const head = Buffer.from([0x45, 0, 0, 0, fatal.length + 4]);
      socket.end(Buffer.concat([head, fatal]));
      onward.end(chunk);
    });
    socket.on("close", () => onward.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  return { url: url.href, partings: () => partings, stop: () => void server.close() };
}
