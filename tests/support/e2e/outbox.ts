import { expect } from "@playwright/test";
import { sql } from "./database.ts";

export interface Sent {
  readonly id: string;
  readonly channel: "email" | "sms";
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
}

export async function sentTo(to: string): Promise<Sent[]> {
  const rows = await sql()<Sent[]>`
    select id, channel, "to", subject, text from outbox where "to" = ${to} order by seq desc`;
  return [...rows];
}

/** Waits for one more matching message than `seen`. */
export async function awaitMessage(to: string, holds: RegExp, seen = 0): Promise<Sent> {
  let found: Sent[] = [];
  await expect
    .poll(
      async () => {
        found = (await sentTo(to)).filter(({ text }) => holds.test(text));
        return found.length;
      },
      { message: `a message to ${to} with ${String(holds)}`, intervals: [100, 200, 300] },
    )
    .toBeGreaterThan(seen);
  const [newest] = found;
  if (!newest) throw new Error("unreachable");
  return newest;
}

export async function awaitLink(
  to: string,
  kind: "login" | "contact" | "notice" | "confirm",
  seen = 0,
): Promise<string> {
  const holds = new RegExp(`/${kind}/([\\w-]+)`);
  const { text } = await awaitMessage(to, holds, seen);
  return holds.exec(text)?.[0] ?? "";
}

export async function awaitCode(mobile: string, seen = 0): Promise<string> {
  const { text } = await awaitMessage(mobile, /#\d{6}$/, seen);
  return text.slice(-6);
}
