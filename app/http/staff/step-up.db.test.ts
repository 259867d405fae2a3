import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isPermitted, needsFreshFactor } from "#app/domain/access/permissions.ts";
import { makeRecoveryCodes } from "#app/domain/staff/recovery-codes.server.ts";
import { sealSeed } from "#app/domain/staff/totp.server.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { staffAccess } from "#app/routes/staff-access.ts";
import { updateStaffMember } from "#db/staff.server.ts";
import { ageFactor, openStaffSession } from "#tests/support/access/people.ts";
import { openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { secret } from "#tests/support/scenario/staff.ts";
import { leadsTo } from "#tests/support/scenario/visit.ts";
import type { PageContext } from "../context.ts";
import { writeToken } from "../cookies.server.ts";
import { readKeptForm } from "../kept-form/give-back.server.ts";
import { requireStaff } from "./staff.server.ts";
import { proveAgain } from "./step-up.server.ts";

const origin = "http://portal.example";

let scene: Scene;
let context: PageContext;
beforeAll(async () => {
  scene = await openScene();
  const settings = { publicOrigin: origin, rateLimitFactor: 1, mode: "real" };
  const limiter = { spend: () => Promise.resolve({ ok: true }), giveBack: () => Promise.resolve() };
  const services = { ...scene.domain, settings, limiter };
  context = { services, clientAddress: "192.0.2.1" } as unknown as PageContext;
  const totpSealed = sealSeed(scene.domain.secrets, scene.administrator, secret);
  const enrolled = { totpSealed, totpConfirmedAt: new Date() };
  await updateStaffMember(scene.domain.db, scene.administrator, enrolled);
});
afterAll(() => scene.close());

async function ask(token: string, path: string, form?: Record<string, string>) {
  const headers = { Cookie: await writeToken("staff", token, context) };
  const body = form && { method: "POST", body: new URLSearchParams(form) };
  return new Request(`${origin}${path}`, { headers, ...body });
}

async function oldSession() {
  const token = await openStaffSession({ scene }, scene.administrator);
  await ageFactor(scene, token);
  return token;
}

/** Where the right code leads: one of the authenticator is valid once, so it is a recovery code. */
async function proveAt(token: string, path: string) {
  const { domain, administrator } = scene;
  const [code = ""] = await domain.db.transaction((tx) =>
    makeRecoveryCodes(tx, domain.secrets, administrator),
  );
  return leadsTo(proveAgain(await ask(token, path, { code }), context));
}

/** What the table of access asks of an administrator at each address. */
const asked = Object.entries(staffAccess).flatMap(([name, { read, change }]) => {
  const path = staffPaths[name as keyof typeof staffPaths].pattern.replace(/:\w+/g, "ABCD-EFGH");
  const ways = [
    { path, form: false, needed: read },
    { path, form: true, needed: change ?? null },
  ];
  return ways.flatMap(({ needed, ...way }) =>
    needed && isPermitted(["administrator"], needed) ? [{ ...way, needed }] : [],
  );
});

describe("without a fresh second factor", () => {
  it("whatever is sensitive leads to the step-up, and nothing else does", async () => {
    const token = await oldSession();
    for (const { path, form, needed } of asked) {
      const request = await ask(token, path, form ? { version: "1" } : undefined);
      const place = await leadsTo(requireStaff(request, context));
      const expected = needsFreshFactor(needed) ? staffPaths.stepUp() : undefined;
      expect([path, form, place?.split("?")[0]]).toEqual([path, form, expected]);
    }
    const sensitive = asked.filter(({ needed }) => needsFreshFactor(needed));
    expect(sensitive.length).toBeGreaterThanOrEqual(6);
  });

  it("a form is back, with what was typed, after the code", async () => {
    const token = await oldSession();
    const typed = { name: "Luc Martin", email: "luc@desk.example", roles: "administrator" };
    const sent = requireStaff(await ask(token, staffPaths.members(), typed), context);
    expect(await leadsTo(sent)).toBe("/staff/step-up?form=kept");
    const before = await ask(token, "/staff/members?kept");
    expect(await readKeptForm(before, context)).toBeNull();
    const place = await proveAt(token, "/staff/step-up?form=kept");
    expect(place).toBe("/staff/members?kept=step-up");
    const kept = await readKeptForm(await ask(token, place ?? ""), context);
    expect(kept).toMatchObject({
      fields: { name: ["Luc Martin"], email: ["luc@desk.example"], roles: ["administrator"] },
      isAfterStepUp: true,
    });
    const again = requireStaff(await ask(token, staffPaths.members(), typed), context);
    expect(await leadsTo(again)).toBeNull();
  });

  it("a list is not kept, and has to be chosen again", async () => {
    const token = await oldSession();
    const request = await ask(token, staffPaths.accountImports(), { note: "x" });
    const staffFile = { outcome: "refused", trouble: "broken" } as const;
    const sent = requireStaff(request, { ...context, staffFile });
    expect(await leadsTo(sent)).toBe("/staff/step-up?form=file");
    const place = await proveAt(token, "/staff/step-up?form=file");
    expect(place).toBe("/staff/accounts/import?kept=step-up");
    const kept = await readKeptForm(await ask(token, place ?? ""), context);
    expect(kept).toMatchObject({ fields: {}, hadFile: true, isAfterStepUp: true });
  });

  it("an export is led to by a link, because a browser that saves a file stays where it is", async () => {
    const token = await oldSession();
    const file = staffPaths.evidence({ reference: "ABCD-EFGH" });
    const asked = requireStaff(await ask(token, file), context);
    const stepUp = `/staff/step-up?to=${encodeURIComponent(file)}`;
    expect(await leadsTo(asked)).toBe(stepUp);
    expect(await proveAt(token, stepUp)).toBe(stepUp);
    const page = `/staff/step-up?to=${encodeURIComponent(staffPaths.members())}`;
    await ageFactor(scene, token);
    expect(await proveAt(token, page)).toBe(staffPaths.members());
  });
});
