import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import { makeDocument } from "#app/reader/testing/documents/document.ts";
import { newAccount, newMobile, referenceOf, sql } from "#tests/support/e2e/database.ts";
import {
  answer,
  approveDeceived,
  approveDeceivedTwice,
  awaitApprovalForm,
  casePage,
  decide,
  expectRefusal,
  expectRisk,
  fateOf,
  freezeBy,
  ledTo,
  staffMember,
  stranger,
  submit,
  submitAcquired,
  submitStandard,
  submitWithoutOldNumber,
  textOf,
} from "#tests/support/e2e/drill.ts";
import { enrol, totpOf } from "#tests/support/e2e/enrolment.ts";
import { awaitLink, awaitMessage } from "#tests/support/e2e/outbox.ts";
import { signInStaff } from "#tests/support/e2e/sign-in.ts";
import { test } from "#tests/support/e2e/test.ts";
import { walkIn } from "#tests/support/e2e/walker.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

// A member of staff is deceived, bought or careless, or a stranger wants to be one.
test.describe.configure({ mode: "parallel" });

async function frozenAfterApprovalBy(part: "administrator" | "reviewer") {
  const account = await newAccount("individual", { hasMobile: true });
  const { mobile, reference } = await submitWithoutOldNumber(account);
  await approveDeceived(staffMember(part), reference, mobile);
  await freezeBy(await awaitLink(account.email, "notice"));
  return { account, reference };
}

async function hourOfEffect(reference: string) {
  const [row] = await sql()<{ at: Date }[]>`
    select takes_effect_at as at from requests where reference = ${reference}`;
  return Number(row?.at);
}

test("without a call two administrators lift a freeze, the delay begins again, and all are told", async () => {
  const { account, reference } = await frozenAfterApprovalBy("reviewer");
  const lift = { reason: "Vérifié.", telephone: "" };
  const before = await hourOfEffect(reference);
  const first = staffMember("administrator");
  expect((await decide(first, reference, "unfreeze", lift)).status).toBe(303);
  expect(await fateOf(reference)).toMatchObject({ frozen: true });
  const alone = await decide(first, reference, "unfreeze", lift);
  await expectRefusal(alone, "decision_refused_already_proposed");
  expect((await decide(staffMember("colleague"), reference, "unfreeze", lift)).status).toBe(303);
  expect(await fateOf(reference)).toMatchObject({ status: "approved", frozen: false });
  expect(await hourOfEffect(reference)).toBeGreaterThan(before);
  await awaitLink(account.email, "notice", 2);
  await awaitLink(account.mobile ?? "", "notice", 2);
});

test("a reviewer cannot lift the owner's freeze, whomever they called", async () => {
  const { reference } = await frozenAfterApprovalBy("administrator");
  const lift = { reason: "Vérifié.", telephone: "known" };
  const lifted = await decide(staffMember("reviewer"), reference, "unfreeze", lift);
  await expectRefusal(lifted, "common_forbidden_title");
  expect(await fateOf(reference)).toMatchObject({ frozen: true });
});

test("an administrator cannot claim a call to a telephone that nobody knew before", async () => {
  const account = await newAccount("individual", { hasPhone: false });
  const { reference } = await submitStandard(account, "individual.add");
  await freezeBy(await awaitLink(account.email, "notice"));
  for (const telephone of ["known", "current"]) {
    const lift = { reason: "Rappelé.", telephone };
    const lifted = await decide(staffMember("administrator"), reference, "unfreeze", lift);
    await expectRefusal(lifted, "decision_refused_telephone_unknown");
  }
  expect(await fateOf(reference)).toMatchObject({ frozen: true });
});

test("who invited cannot give their own guest new tries at the code", async () => {
  const account = await newAccount("individual");
  const inviter = staffMember("inviter");
  await inviter.post("/staff/invitations", { login: account.login });
  const thief = stranger();
  await thief.post(await awaitLink(account.email, "login"), { login: account.login });
  await answer(thief, "situation", { situation: "individual.add" });
  await answer(thief, "mobile", { mobile: await newMobile() });
  const reference = await referenceOf(account);
  await sql()`update requests set code_failures = 10 where reference = ${reference}`;
  await expectRefusal(await decide(inviter, reference, "code-failures"), "staff_refused_inviter");
  const [row] = await sql()`select code_failures from requests where reference = ${reference}`;
  expect(row).toEqual({ code_failures: 10 });
});

test("who gives new tries at the code cannot do so in secret: the old number hears of it", async () => {
  const account = await newAccount("individual", { hasMobile: true });
  const thief = await walkIn(account);
  await answer(thief, "situation", { situation: "individual.change" });
  await answer(thief, "mobile", { mobile: await newMobile() });
  const reference = await referenceOf(account);
  await sql()`update requests set code_failures = 10 where reference = ${reference}`;
  expect((await decide(staffMember("reviewer"), reference, "code-failures")).status).toBe(303);
  await awaitLink(account.mobile ?? "", "notice");
});

test("who asked the customer for changes is not one of the two people who approve", async () => {
  const account = await newAccount("individual", { hasPhone: false });
  const { reference } = await submitStandard(account, "individual.add");
  const asked = { steps: "mobile", message: "Est-ce bien votre numéro ?" };
  const reviewer = staffMember("reviewer");
  expect((await decide(reviewer, reference, "changes", asked)).status).toBe(303);
  const again = await walkIn(account);
  await answer(again, "mobile", { mobile: (await requestedNumber(reference)) ?? "" });
  await submit(again, account);
  await expectRefusal(await decide(reviewer, reference, "approval"), "decision_refused_involved");
  expect(await fateOf(reference)).toMatchObject({ status: "submitted" });
});

async function requestedNumber(reference: string) {
  const [row] = await sql()<{ mobile: string | null }[]>`
    select mobile from requests where reference = ${reference}`;
  return row?.mobile ?? null;
}

test("documents that fail a rule are not approved without a written reason, which is kept", async () => {
  const account = await newAccount("company");
  const other = await makeDocument({ kind: "kbis", name: "LA POSTE", siren: "356000000" });
  const { mobile, reference } = await submitAcquired(account, other);
  const reviewer = staffMember("reviewer");
  await awaitApprovalForm(reviewer, reference);
  const lastFour = mobile.slice(-4);
  const bare = await decide(reviewer, reference, "approval", { lastFour });
  await expectRefusal(bare, "decision_refused_because_missing");
  expect(await fateOf(reference)).toMatchObject({ status: "submitted" });
  await approveDeceivedTwice(reference, mobile);
  const [event] = await sql()<{ because: string }[]>`
    select e.details->>'because' as because from audit_events e
    join requests r on r.id = e.request_id
    where r.reference = ${reference} and e.action = 'approved'`;
  expect(event?.because).toBe("Tout semblait en ordre.");
});

test("who did not call back cannot guess the last four digits", async () => {
  const account = await newAccount("individual");
  const { mobile, reference } = await submitStandard(account, "individual.add");
  const reviewer = staffMember("reviewer");
  const right = mobile.slice(-4);
  for (const step of [1, 2, 3, 4, 5]) {
    const lastFour = String((Number(right) + step) % 10_000).padStart(4, "0");
    const wrong = await decide(reviewer, reference, "approval", { lastFour });
    await expectRefusal(wrong, "decision_refused_last_four_wrong");
  }
  const late = await decide(reviewer, reference, "approval", { lastFour: right });
  await expectRefusal(late, "decision_refused_last_four_used_up");
  const colleague = await decide(staffMember("colleague"), reference, "approval", {
    lastFour: right,
  });
  await expectRefusal(colleague, "decision_refused_last_four_used_up");
  await expectRisk(reference, "decision_risk_wrong_last_four");
});

test("who did not call back reads the last four digits on no page before the decision", async () => {
  const account = await newAccount("individual");
  const { mobile, reference } = await submitStandard(account, "individual.add");
  const reviewer = staffMember("reviewer");
  const pages = await Promise.all([
    casePage(reviewer, reference),
    textOf(reviewer.get(`/staff/requests?q=${account.login}`)),
    textOf(reviewer.get(`/staff/requests/${reference}/decision.pdf`)),
  ]);
  const end = new RegExp([...mobile.slice(5)].join("[^0-9A-Za-z<>]{0,3}"));
  for (const page of pages) expect(page).not.toMatch(end);
  expect(pages[0]).toContain("+33 6 12 34 •• ••");
});

async function newMember(role: "approver" | "administrator") {
  const email = `${randomUUID()}@desk.example`;
  const added = { name: "Nouvelle Recrue", email, roles: role };
  await staffMember("administrator").post("/staff/members", added);
  const { text } = await awaitMessage(email, /\/staff\/setup\//);
  const link = /\/staff\/setup\/[\w-]+/.exec(text)?.[0] ?? "";
  const member = stranger();
  const password = "un phare au bout du quai";
  const { secret } = await enrol(member, link, password);
  return { ...(await rowOf(email)), email, password, totpSecret: secret, member };
}

async function rowOf(email: string) {
  const [row] = await sql()<{ id: string; version: string }[]>`
    select id, version::text from staff where email = ${email}`;
  if (!row) throw new Error(`${email} is no member`);
  return row;
}

test("a disabled member is out at once, and the password opens nothing again", async () => {
  const { id, version, email, password, member } = await newMember("approver");
  expect((await member.get("/staff/requests")).status).toBe(200);
  const done = await staffMember("administrator").post(`/staff/members/${id}/disablement`, {
    version,
  });
  expect(done.status).toBe(303);
  expect(ledTo(await member.get("/staff/requests"))).toContain("/staff/login");
  const back = await stranger().post("/staff/login", { email, password });
  await expectRefusal(back, "staff_login_refused");
});

test("the approval of a member who was found out and disabled no longer counts", async () => {
  const { id, version, member } = await newMember("approver");
  const account = await newAccount("individual", { hasPhone: false });
  const { mobile, reference } = await submitStandard(account, "individual.add");
  await approveDeceived(member, reference, mobile);
  await staffMember("administrator").post(`/staff/members/${id}/disablement`, { version });
  await approveDeceived(staffMember("reviewer"), reference, mobile);
  expect(await fateOf(reference)).toMatchObject({ status: "submitted" });
  await approveDeceived(staffMember("colleague"), reference, mobile);
  expect(await fateOf(reference)).toMatchObject({ status: "approved" });
});

test("an administrator cannot reset their own second factor: somebody else has to", async () => {
  const { id, version, member } = await newMember("administrator");
  const own = await member.post(`/staff/members/${id}/second-factor-reset`, { version });
  await expectRefusal(own, "staff_member_refused_self");
});

test("a reviewer makes no administrator, of themselves or of a friend", async () => {
  const { id, version, member } = await newMember("approver");
  const form = { version, roles: "administrator" };
  expect((await member.post(`/staff/members/${id}/roles`, form)).status).toBe(403);
  const email = `${randomUUID()}@desk.example`;
  const friend = { name: "Un Ami", email, roles: "administrator" };
  expect((await member.post("/staff/members", friend)).status).toBe(403);
  expect(await sql()`select 1 from staff where email = ${email}`).toHaveLength(0);
});

test("who has a member's password and guesses the second factor warns the member and administrators", async () => {
  const { email, password } = await newMember("approver");
  for (let guess = 0; guess < 3; guess += 1) {
    const thief = stranger();
    expect(ledTo(await thief.post("/staff/login", { email, password }))).toBe("/staff/login");
    const wrong = await thief.post("/staff/login", { code: "000000" });
    await expectRefusal(wrong, "staff_login_wrong_code");
  }
  const title = new RegExp(say("fr", "mail_staff_factors_title"));
  await awaitMessage(email, title);
  await awaitMessage("alex@passerelle.example", new RegExp(email));
});

test("a code of a member's app that somebody watched opens nothing a second time", async () => {
  const { id, ...member } = await newMember("approver");
  await sql()`update staff set totp_last_step = 0 where id = ${id}`;
  const { email, password, totpSecret } = member;
  await signInStaff(stranger(), member);
  const code = totpOf(totpSecret);
  const thief = stranger();
  await thief.post("/staff/login", { email, password });
  await expectRefusal(await thief.post("/staff/login", { code }), "staff_login_wrong_code");
});

test("a page of a stranger cannot decide in a staff member's name", async () => {
  const account = await newAccount("individual");
  const { mobile, reference } = await submitStandard(account, "individual.add");
  const refused = await fetch(`${theWorld().origin}/staff/requests/${reference}/approval`, {
    method: "POST",
    body: new URLSearchParams({ version: "1", lastFour: mobile.slice(-4) }),
    redirect: "manual",
    headers: { Origin: "https://evil.example", Cookie: `desk=${theWorld().desk.reviewer ?? ""}` },
  });
  await expectRefusal(refused, "common_stale_form_title");
  expect(await fateOf(reference)).toMatchObject({ status: "submitted" });
});
