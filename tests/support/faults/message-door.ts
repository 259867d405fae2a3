import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** `statement` counts from 1 within its transaction, after `begin`; the last one is `commit`. */
export type DatabaseMoment =
  | { readonly at: "statement"; readonly number: number; readonly isCommit: boolean }
  | { readonly at: "committed" };

export interface MessageDoor {
  readonly url: string;
  /**
   * Called before each statement of a transaction is passed on, and before the answer to its end.
   */
  watch: (moment: DatabaseMoment) => void;
  /** As a restart of the database does. */
  throwOut(): void;
  stop(): Promise<void>;
}

export async function openMessageDoor(databaseUrl: string): Promise<MessageDoor> {
  const { port, hostname } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const onward = connect(Number(port), hostname);
    for (const one of [socket, onward]) {
      sockets.add(one);
      one.on("close", () => {
        sockets.delete(one);
        socket.destroy();
        onward.destroy();
      });
      one.on("error", () => one.destroy());
    }
    relay(socket, onward, (moment) => door.watch(moment));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const throwOut = () => sockets.forEach((socket) => socket.destroy());
  const door: MessageDoor = {
    url: url.href,
    watch: () => undefined,
    throwOut,
    stop: async () => {
      throwOut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return door;
}

function relay(client: Socket, database: Socket, watch: (moment: DatabaseMoment) => void) {
  let isInTransaction = false;
  let statements = 0;
  let isCommit = false;
  // A statement is prepared once per connection, then called by its name.
  const commits = new Set<string>();
  const ofClient = createReader({ hasStartup: true });
  const ofDatabase = createReader({ hasStartup: false });
  client.on("data", (chunk: Buffer) => {
    for (const { type, body } of ofClient(chunk)) {
      const [first = "", second = ""] = body.toString("latin1").split("\0", 2);
      if (type === "P" && second === "commit") commits.add(first);
      if (type === "B" && commits.has(second)) isCommit = true;
      if (type === "Q" && first === "commit") isCommit = true;
      // Sync or a simple query: all messages up to here form one statement.
      if (type !== "S" && type !== "Q") continue;
      statements += 1;
      if (isInTransaction) watch({ at: "statement", number: statements, isCommit });
      isCommit = false;
    }
    database.write(chunk);
  });
  database.on("data", (chunk: Buffer) => {
    for (const { type, body } of ofDatabase(chunk)) {
      if (type !== "Z") continue;
      const isNow = body.toString("latin1", 0, 1) === "T";
      if (isInTransaction !== isNow) statements = 0;
      if (isInTransaction && !isNow) watch({ at: "committed" });
      isInTransaction = isNow;
    }
    client.write(chunk);
  });
}

interface Message {
  readonly type: string;
  readonly body: Buffer;
}

/** A message: a letter, the length, the body. The client's first one has no letter. */
function createReader({ hasStartup }: { hasStartup: boolean }) {
  let rest = Buffer.alloc(0);
  let isFirst = hasStartup;
  return (chunk: Buffer): Message[] => {
    rest = Buffer.concat([rest, chunk]);
    const messages: Message[] = [];
    for (;;) {
      const letters = isFirst ? 0 : 1;
      if (rest.length < letters + 4) return messages;
      const end = letters + rest.readUInt32BE(letters);
      if (rest.length < end) return messages;
      const type = rest.toString("latin1", 0, letters);
      messages.push({ type, body: rest.subarray(letters + 4, end) });
      rest = rest.subarray(end);
      isFirst = false;
    }
  };
}
