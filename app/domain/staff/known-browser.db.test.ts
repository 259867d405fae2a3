import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Domain } from "#app/domain/domain.ts";
import { createSecrets } from "#app/domain/secrets.server.ts";
import { withLimit } from "#tests/support/limits.ts";
import { enrolledMember, openTestDomain } from "#tests/support/scenario/staff.ts";
import { addMark, markBrowser, recogniseBrowser } from "./known-browser.server.ts";

let domain: Domain;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ domain, close } = await openTestDomain());
});
afterAll(() => close());

async function marked() {
  const member = await enrolledMember(domain);
  return { member, mark: await markBrowser(domain.db, domain.secrets, member) };
}

describe("a browser", () => {
  it("is known for the member who signed in with it, by address or by id, and for nobody else", async () => {
    const { member, mark } = await marked();
    const other = await enrolledMember(domain);
    const known = await recogniseBrowser(domain, [mark], { email: member.email, id: null });
    expect(known).toMatch(/^[\w-]{43}$/);
    const typed = { email: ` ${member.email.toUpperCase()} `, id: null };
    expect(await recogniseBrowser(domain, [mark], typed)).toBe(known);
    expect(await recogniseBrowser(domain, [mark], { email: null, id: member.id })).toBe(known);
    expect(await recogniseBrowser(domain, [mark], { email: other.email, id: null })).toBeNull();
    expect(await recogniseBrowser(domain, [], member)).toBeNull();
  });

  it("cannot make itself known", async () => {
    const { member, mark } = await marked();
    const other = await enrolledMember(domain);
    const parts = mark.split(".");
    const forged = [
      mark.replace(member.id, other.id),
      [parts[0], "2", ...parts.slice(2)].join("."),
      [...parts.slice(0, 2), String(Date.now() + 1e9), ...parts.slice(3)].join("."),
      parts.slice(0, 4).join("."),
      `${mark}x`,
      "",
      ".....",
      await markBrowser(domain.db, createSecrets("another key".repeat(4)), other),
    ];
    for (const one of forged) {
      for (const who of [member, other]) {
        expect(await recogniseBrowser(domain, [one], who), one).toBeNull();
      }
    }
  });

  it("is forgotten when the member's version changes or the member is disabled", async () => {
    const { member, mark } = await marked();
    await domain.db.execute(sql`update staff set disabled_at = now() where id = ${member.id}`);
    expect(await recogniseBrowser(domain, [mark], member)).toBeNull();
    await domain.db.execute(sql`update staff set disabled_at = null where id = ${member.id}`);
    expect(await recogniseBrowser(domain, [mark], member)).not.toBeNull();
    await domain.db.execute(sql`update staff set version = version + 1 where id = ${member.id}`);
    expect(await recogniseBrowser(domain, [mark], member)).toBeNull();
  });

  it("knownBrowserDays: is forgotten after the days that are set", async () => {
    const { member, mark } = await marked();
    expect(
      await withLimit("knownBrowserDays", 0, () => recogniseBrowser(domain, [mark], member)),
    ).toBeNull();
    expect(await recogniseBrowser(domain, [mark], member)).not.toBeNull();
  });

  it("membersPerBrowser: is known for the last members who used it, each once", async () => {
    const [one, two, three] = [await marked(), await marked(), await marked()];
    const again = await markBrowser(domain.db, domain.secrets, one.member);
    const kept = [one, two].reduce<string[]>((marks, { mark }) => addMark(marks, mark), []);
    expect(addMark(kept, again)).toEqual([again, two.mark]);
    expect(await withLimit("membersPerBrowser", 2, () => addMark(kept, three.mark))).toEqual([
      three.mark,
      two.mark,
    ]);
  });
});
