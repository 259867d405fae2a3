import { randomUUID } from "node:crypto";
import { digest } from "#app/domain/secrets.server.ts";
import { runCommand } from "#tests/support/product/command.ts";
import { sql } from "./database.ts";
import { enrol } from "./enrolment.ts";
import { Visitor } from "./visitor.ts";
import { theWorld } from "./world.ts";

export const newPassword = "un phare au bout du quai";

/** A new member who has signed in, with recovery codes for fresh factors. */
export async function newDeskMember(roles: string) {
  const { origin, dataDir } = theWorld();
  const email = `${randomUUID()}@desk.example`;
  const made = await runCommand(
    { DATA_DIR: dataDir },
    "staff-create",
    ...["--email", email, "--role", roles],
  );
  const visitor = new Visitor(origin);
  const setup = /\/staff\/setup\/\S+/.exec(made.output)?.[0] ?? "";
  const { codes } = await enrol(visitor, setup, newPassword);
  return { email, codes, cookie: visitor.cookie("desk") ?? "", visitor };
}

/** The second factor of this session is six minutes old. */
export async function ageFactorOf(cookie: string) {
  const token: unknown = JSON.parse(
    Buffer.from(decodeURIComponent(cookie), "base64").toString("utf8"),
  );
  await sql()`update staff_sessions set factor_at = now() - interval '6 minutes'
    where token_hash = ${digest(String(token))}`;
}
