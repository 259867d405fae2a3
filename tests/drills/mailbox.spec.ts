import { expect } from "@playwright/test";
import { samplePdf } from "#tests/support/e2e/customer.ts";
import {
  letTheDelayPass,
  letTheWaitPass,
  newAccount,
  newMobile,
  referenceOf,
  sql,
} from "#tests/support/e2e/database.ts";
import {
  answer,
  approveDeceived,
  approveDeceivedTwice,
  casePage,
  contactForm,
  decide,
  expectDelayWithNotice,
  expectRefusal,
  expectRisk,
  fateOf,
  formOf,
  freezeBy,
  giveDocument,
  ledTo,
  letTheHourOfEffectPass,
  mobileOf,
  objectBy,
  proveNumber,
  staffMember,
  stranger,
  submit,
  submitAcquired,
  submitStandard,
  submitWithoutOldNumber,
  textOf,
  valuesOf,
} from "#tests/support/e2e/drill.ts";
import { awaitCode, awaitLink, awaitMessage } from "#tests/support/e2e/outbox.ts";
import { test } from "#tests/support/e2e/test.ts";
import { askForLink, walkIn } from "#tests/support/e2e/walker.ts";
import { say } from "#tests/support/e2e/words.ts";

// A thief reads the mailbox of the main contact, and nothing else of the owner's.
test.describe.configure({ mode: "parallel" });

test("who says that the old number is lost waits, and its owner stops the change by SMS", async () => {
  const account = await newAccount("individual", { hasMobile: true });
  const { mobile, reference } = await submitWithoutOldNumber(account);
  await expectRisk(reference, "staff_risk_current_number_lost");
  await approveDeceived(staffMember("reviewer"), reference, mobile);
  await expectDelayWithNotice(reference, 48, account.email, account.mobile);
  await freezeBy(await awaitLink(account.mobile ?? "", "notice", 1));
  await letTheHourOfEffectPass(reference);
  expect(await fateOf(reference)).toMatchObject({ status: "approved", frozen: true });
  expect(await mobileOf(account)).toBe(account.mobile);
});

test("the owner's freeze reaches the request that the thief began after the warning", async () => {
  const account = await newAccount("individual");
  const { visitor: thief } = await submitStandard(account, "individual.add");
  const link = await awaitLink(account.email, "notice");
  await thief.post("/request/withdrawal", {});
  const again = await walkIn(account);
  // After a withdrawal, the page of the earlier request may come first.
  await again.post("/request/another", {});
  await answer(again, "situation", { situation: "individual.add" });
  await letTheWaitPass(account);
  await proveNumber(again, await newMobile());
  await freezeBy(link);
  const reference = await referenceOf(account);
  await again.post("/request/check", {});
  expect(await fateOf(reference)).toMatchObject({ status: "started", frozen: true });
  expect(await textOf(again.get("/request"))).toContain(say("fr", "journey_status_frozen_title"));
});

test("the owner who reads the warning too late still raises the alarm about a withdrawn request", async () => {
  const account = await newAccount("individual");
  const { visitor: thief, reference } = await submitStandard(account, "individual.add");
  await thief.post("/request/withdrawal", {});
  expect(await fateOf(reference)).toMatchObject({ status: "withdrawn" });
  const told = await objectBy(await awaitLink(account.email, "notice"));
  expect(await told.text()).toContain(say("fr", "journey_notice_alarmed_body"));
  await expectRisk(reference, "staff_risk_alarmed_closed");
});

test("a change in force that its owner reports alarms the administrators", async () => {
  const account = await newAccount("individual");
  const { mobile, reference } = await submitStandard(account, "individual.add");
  await approveDeceived(staffMember("reviewer"), reference, mobile);
  expect(await fateOf(reference)).toMatchObject({ status: "applied" });
  const told = await objectBy(await awaitLink(account.email, "notice", 1));
  expect(await told.text()).toContain(say("fr", "journey_notice_alarmed_body"));
  await expectRisk(reference, "staff_risk_alarmed");
  await awaitMessage("alex@passerelle.example", new RegExp(`requests/${reference}`));
});

test("a frozen request is approved by nobody, however often the thief calls", async () => {
  const account = await newAccount("individual");
  const { mobile, reference } = await submitStandard(account, "individual.add");
  const reviewer = staffMember("reviewer");
  const page = await casePage(reviewer, reference);
  await freezeBy(await awaitLink(account.email, "notice"));
  const seen = formOf(page, "approval", { lastFour: mobile.slice(-4) });
  const late = await reviewer.post(`/staff/requests/${reference}/approval`, seen);
  await expectRefusal(late, "staff_refused_stale");
  const current = await decide(reviewer, reference, "approval", { lastFour: mobile.slice(-4) });
  await expectRefusal(current, "staff_refused_frozen");
  expect(await fateOf(reference)).toMatchObject({ status: "submitted", frozen: true });
});

test("a thief cannot change what was sent while staff look at it", async () => {
  const account = await newAccount("individual");
  const { visitor: thief, mobile, reference } = await submitStandard(account, "individual.add");
  expect(ledTo(await thief.post("/request/mobile", { mobile: await newMobile() }))).toBe(
    "/request",
  );
  const [row] = await sql()`select mobile from requests where reference = ${reference}`;
  expect(row).toEqual({ mobile });
});

test("a number that was swapped after staff looked is not approved with what they saw", async () => {
  const account = await newAccount("individual");
  const { visitor: thief, reference } = await submitStandard(account, "individual.add");
  const reviewer = staffMember("reviewer");
  const seen = await casePage(reviewer, reference);
  const asked = { steps: "mobile", message: "Est-ce bien votre numéro ?" };
  const changes = await decide(staffMember("colleague"), reference, "changes", asked);
  expect(changes.status).toBe(303);
  const again = await walkIn(account);
  const swapped = await newMobile();
  await letTheWaitPass(account);
  await proveNumber(again, swapped);
  await submit(again, account);
  const form = formOf(seen, "approval", { lastFour: swapped.slice(-4) });
  const late = await reviewer.post(`/staff/requests/${reference}/approval`, form);
  await expectRefusal(late, "staff_refused_stale");
  expect(await fateOf(reference)).toMatchObject({ status: "submitted" });
  expect(ledTo(await thief.post("/request/mobile", { mobile: swapped }))).toBe("/request");
});

test("a number that was swapped after its proof must be proved before it can be sent", async () => {
  const account = await newAccount("individual");
  const thief = await walkIn(account);
  await answer(thief, "situation", { situation: "individual.add" });
  await proveNumber(thief, await newMobile());
  await answer(thief, "mobile", { mobile: await newMobile() });
  expect(ledTo(await thief.post("/request/check", {}))).toBe("/request/verification");
  expect(await fateOf(await referenceOf(account))).toMatchObject({ status: "started" });
});

test("a number that a thief swaps while its owner reads the last page is not sent by the owner", async () => {
  const account = await newAccount("individual");
  const owner = await walkIn(account);
  await answer(owner, "situation", { situation: "individual.add" });
  await proveNumber(owner, await newMobile());
  const page = await textOf(owner.get("/request/check"));
  const thief = await walkIn(account);
  await letTheWaitPass(account);
  await proveNumber(thief, await newMobile());
  const pressed = await owner.post("/request/check", formOf(page, "check", {}));
  await expectRefusal(pressed, "journey_check_changed");
  expect(await fateOf(await referenceOf(account))).toMatchObject({ status: "started" });
});

test("the old number's code, told for one new number, agrees to no other one", async () => {
  const account = await newAccount("individual", { hasMobile: true });
  const thief = await walkIn(account);
  await answer(thief, "situation", { situation: "individual.change" });
  await proveNumber(thief, await newMobile());
  const told = await awaitCode(account.mobile ?? "");
  await answer(thief, "verification/current", { code: told });
  const other = await newMobile();
  await letTheWaitPass(account);
  await proveNumber(thief, other);
  const again = await thief.post("/request/verification/current", { code: told });
  await expectRefusal(again, "journey_verify_wrong_code");
  expect(ledTo(await thief.post("/request/check", {}))).toBe("/request/verification");
  expect(await fateOf(await referenceOf(account))).toMatchObject({ status: "started" });
  await awaitCode(account.mobile ?? "", 1);
});

test("a new contact whose address looks like the main contact's is a risk that staff see, deceives two people or none, and waits", async () => {
  const account = await newAccount("association");
  const thief = await walkIn(account);
  await answer(thief, "situation", { situation: "organisation.retired" });
  const mobile = await newMobile();
  await proveNumber(thief, mobile);
  const twin = account.email.replace("exemple.fr", "exernple.fr");
  await answer(thief, "contact", contactForm(twin, "Anne Essai"));
  await giveDocument(thief, "minutes", await samplePdf("Procès-verbal"));
  await answer(thief, "documents", { intent: "continue" });
  const reference = await submit(thief, account);
  await expectRisk(reference, "staff_risk_contact_looks_known");
  const unproved = await decide(staffMember("reviewer"), reference, "approval");
  await expectRefusal(unproved, "staff_refused_contact_not_proved");
  await stranger().post(await awaitLink(twin, "contact"), { email: twin });
  await approveDeceivedTwice(reference, mobile);
  await expectDelayWithNotice(reference, 48, account.email);
});

test("the proof of a new contact's address ends when the address is edited", async () => {
  const account = await newAccount("association");
  const thief = await walkIn(account);
  await answer(thief, "situation", { situation: "organisation.retired" });
  await proveNumber(thief, await newMobile());
  const [first, second] = [`a-${account.email}`, `b-${account.email}`];
  await answer(thief, "contact", contactForm(first));
  const link = await awaitLink(first, "contact");
  await answer(thief, "contact", contactForm(second));
  expect((await stranger().post(link, { email: first })).status).toBe(410);
  const [row] = await sql()`select contact_email, contact_proved_at from requests
    where reference = ${await referenceOf(account)}`;
  expect(row).toEqual({ contact_email: second, contact_proved_at: null });
});

test("who talks staff into another address is told to the owner, and two people approve, the inviter neither of them", async () => {
  const account = await newAccount("individual");
  const other = `thief-${account.email}`;
  const inviter = staffMember("inviter");
  await inviter.post("/staff/invitations", { login: account.login, email: other });
  const told = await awaitMessage(account.email, new RegExp(other));
  expect(told.text).toMatch(/\/notice\//);
  const thief = stranger();
  await thief.post(await awaitLink(other, "login"), { login: account.login });
  const mobile = await newMobile();
  await answer(thief, "situation", { situation: "individual.add" });
  await proveNumber(thief, mobile);
  const reference = await submit(thief, account);
  await expectRisk(reference, "staff_risk_other_recipient");
  const own = await decide(inviter, reference, "approval", { lastFour: mobile.slice(-4) });
  await expectRefusal(own, "staff_refused_inviter");
  await approveDeceivedTwice(reference, mobile);
  await expectDelayWithNotice(reference, 48, account.email);
});

test("who is invited at another address finds nothing of what the owner had entered", async () => {
  const account = await newAccount("individual");
  const owner = await walkIn(account);
  await answer(owner, "situation", { situation: "individual.add" });
  await proveNumber(owner, await newMobile());
  expect(valuesOf(await textOf(owner.get("/request/mobile")), "mobile")).not.toEqual([""]);
  const other = `thief-${account.email}`;
  await staffMember("inviter").post("/staff/invitations", { login: account.login, email: other });
  const thief = stranger();
  await thief.post(await awaitLink(other, "login"), { login: account.login });
  await answer(thief, "situation", { situation: "individual.add" });
  expect(valuesOf(await textOf(thief.get("/request/mobile")), "mobile")).toEqual([""]);
  const [row] = await sql()`select mobile from requests
    where reference = ${await referenceOf(account)}`;
  expect(row).toEqual({ mobile: null });
});

test("the owner ends an invitation to a stranger before it is opened, and its recipient gets no other", async () => {
  const account = await newAccount("individual");
  const other = `thief-${account.email}`;
  const inviter = staffMember("inviter");
  await inviter.post("/staff/invitations", { login: account.login, email: other });
  const stolen = await awaitLink(other, "login");
  const ended = await objectBy(await awaitLink(account.email, "notice"));
  expect(await ended.text()).toContain(say("fr", "journey_notice_invitation_body"));
  const thief = stranger();
  const dead = await thief.post(stolen, { login: account.login });
  await expectRefusal(dead, "journey_dead_title");
  const again = await inviter.post("/staff/invitations", { login: account.login, email: other });
  await expectRefusal(again, "staff_invite_stopped");
  const requests = await sql()`select 1 from requests r join accounts a on a.id = r.account_id
    where a.login = ${account.login}`;
  expect(requests).toHaveLength(0);
});

test("a link that its owner used opens nothing for a thief who finds it later", async () => {
  const account = await newAccount("individual");
  const owner = stranger();
  const link = await askForLink(account, owner);
  expect((await owner.post(link, { login: account.login })).status).toBe(303);
  const thief = stranger();
  await expectRefusal(await thief.post(link, { login: account.login }), "journey_dead_title");
  expect(ledTo(await thief.get("/request"))).toMatch(/^\/link/);
});

test("a thief who authorises his own address instead of a number must deceive two people and waits, and the number is told", async () => {
  const account = await newAccount("individual", { hasMobile: true });
  const thief = await walkIn(account);
  await answer(thief, "situation", { situation: "individual.no-mobile" });
  await answer(thief, "addresses", { addresses: "8.8.8.8" });
  const reference = await submit(thief, account);
  await expectRisk(reference, "staff_risk_current_number_not_asked");
  await approveDeceivedTwice(reference, "");
  await expectDelayWithNotice(reference, 48, account.email, account.mobile);
});

async function askedToConfirm() {
  const account = await newAccount("company", { hasPhone: false, hasMobile: false });
  const kbis = await samplePdf("Kbis");
  const { mobile, reference } = await submitAcquired(account, kbis);
  await approveDeceivedTwice(reference, mobile);
  return { account, mobile, reference };
}

test("a thief in the mailbox cannot confirm before the cool-off ends: there is no question yet", async () => {
  const { account, reference } = await askedToConfirm();
  await expectDelayWithNotice(reference, 48, account.email);
  const mails = await sql()<{ text: string }[]>`
    select text from outbox where "to" = ${account.email}`;
  expect(mails.filter(({ text }) => text.includes("/confirm/"))).toEqual([]);
  const thief = stranger();
  const login = account.login;
  // Links of other messages open no other door.
  const [, token = ""] = /\/notice\/([\w-]+)/.exec(await awaitLink(account.email, "notice")) ?? [];
  expect((await thief.post(`/confirm/${token}`, { login })).status).toBe(410);
  expect(await mobileOf(account)).toBeNull();
});

test("a thief who confirms from the mailbox is too late when the owner has said “this was not me”", async () => {
  const { account, reference } = await askedToConfirm();
  await letTheDelayPass(reference);
  const question = await awaitLink(account.email, "confirm");
  await freezeBy(await awaitLink(account.email, "notice"));
  const told = await textOf(stranger().post(question, { login: account.login }));
  expect(told).toContain(say("fr", "confirmation_suspended_body"));
  expect(await fateOf(reference)).toMatchObject({ status: "approved", frozen: true });
  expect(await mobileOf(account)).toBeNull();
});

test("a thief who does not know the login confirms nothing, and guessing ends the link", async () => {
  const { account, reference } = await askedToConfirm();
  await letTheDelayPass(reference);
  const question = await awaitLink(account.email, "confirm");
  const thief = stranger();
  for (let guess = 1; guess <= 5; guess += 1) {
    const login = account.login.replace(/\d$/, (digit) => String((Number(digit) + guess) % 10));
    await thief.post(question, { login });
    await sql()`update links set tried_at = tried_at - interval '1 hour'
      where purpose = 'confirmation'`;
  }
  expect((await thief.post(question, { login: account.login })).status).toBe(410);
  expect(await fateOf(reference)).toMatchObject({ status: "approved" });
  expect(await mobileOf(account)).toBeNull();
});
