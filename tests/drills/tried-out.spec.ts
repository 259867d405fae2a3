import { expect } from "@playwright/test";
import { makeDocument } from "#app/reader/testing/documents/document.ts";
import {
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
  decide,
  expectDelayWithNotice,
  expectRefusal,
  expectRisk,
  fateOf,
  freezeBy,
  ledTo,
  letTheHourOfEffectPass,
  mobileOf,
  proveNumber,
  staffMember,
  stranger,
  submit,
  submitAcquired,
  submitStandard,
  submitWithoutOldNumber,
  textOf,
} from "#tests/support/e2e/drill.ts";
import { awaitCode, awaitLink, awaitMessage, sentTo } from "#tests/support/e2e/outbox.ts";
import { test } from "#tests/support/e2e/test.ts";
import type { Visitor } from "#tests/support/e2e/visitor.ts";
import { askForLink, walkIn } from "#tests/support/e2e/walker.ts";
import { say } from "#tests/support/e2e/words.ts";
import { theWorld } from "#tests/support/e2e/world.ts";

// What worked for a thief on 2026-11-28. Locked-out staff: see limits.spec.ts.
test.describe.configure({ mode: "parallel" });

const verification = "/request/verification";
/** Of the account's company, and with nothing wrong in what it says. */
const homeMadeKbis = () => makeDocument({ kind: "kbis", name: "Essais SARL", siren: "732829320" });

test("a thief claims an acquisition with a home-made Kbis: it must deceive two people and waits two days, and the owner stops it", async () => {
  const account = await newAccount("company");
  const { mobile, reference } = await submitAcquired(account, await homeMadeKbis());
  await approveDeceivedTwice(reference, mobile);
  expect(await casePage(staffMember("reviewer"), reference)).toContain(
    say("fr", "rules_electronic_signature_not_signed"),
  );
  await expectDelayWithNotice(reference, 48, account.email);
  await freezeBy(await awaitLink(account.email, "notice", 1));
  await letTheHourOfEffectPass(reference);
  expect(await fateOf(reference)).toMatchObject({ status: "approved", frozen: true });
  expect(await mobileOf(account)).toBeNull();
});

test("where no telephone is known, a home-made Kbis must deceive two people and still waits", async () => {
  const account = await newAccount("company", { hasPhone: false });
  const { mobile, reference } = await submitAcquired(account, await homeMadeKbis());
  await expectRisk(reference, "decision_risk_only_mailbox");
  await expectRisk(reference, "decision_risk_no_telephone");
  const reviewer = staffMember("reviewer");
  await approveDeceived(reviewer, reference, mobile);
  expect(await fateOf(reference)).toMatchObject({ status: "submitted" });
  const again = await decide(reviewer, reference, "approval", { because: "Encore moi." });
  await expectRefusal(again, "decision_refused_already_approved");
  await approveDeceived(staffMember("colleague"), reference, mobile);
  await expectDelayWithNotice(reference, 48, account.email);
  expect(await mobileOf(account)).toBeNull();
});

test("a thief guesses codes, withdraws and begins again: the guesses stay counted, and the old number is warned", async () => {
  const account = await newAccount("individual", { hasMobile: true });
  for (let round = 0; round < 2; round += 1) {
    const thief = await beginAgain(account);
    for (let codes = 0; codes < 2; codes += 1) await guessFiveTimes(thief, account);
    await thief.post("/request/withdrawal", {});
  }
  const third = await beginAgain(account);
  await letTheWaitPass(account);
  await third.post("/request/mobile", { mobile: await newMobile() });
  const refused = await third.post(verification, { intent: "send" });
  await expectRefusal(refused, "journey_verify_failures_used_up_lately", { days: 30 });
  await awaitLink(account.mobile ?? "", "notice");
  await expectRisk(await referenceOf(account), "staff_risk_code_failures_repeated");
});

async function beginAgain(account: Awaited<ReturnType<typeof newAccount>>) {
  const thief = await walkIn(account);
  // After a withdrawal, the page of the earlier request may come first.
  await thief.post("/request/another", {});
  await answer(thief, "situation", { situation: "individual.change" });
  return thief;
}

async function guessFiveTimes(thief: Visitor, account: Awaited<ReturnType<typeof newAccount>>) {
  const mobile = await newMobile();
  await letTheWaitPass(account);
  await answer(thief, "mobile", { mobile });
  const right = Number(await awaitCode(mobile));
  for (const step of [1, 2, 3, 4, 5]) {
    const code = String((right + step) % 1_000_000).padStart(6, "0");
    await expectRefusal(await thief.post(verification, { code }), "journey_verify_wrong_code");
  }
}

test("strangers who enter the owner's number as theirs use up none of the owner's codes", async () => {
  const account = await newAccount("individual", { hasMobile: true });
  const mobile = account.mobile ?? "";
  const unsent: (string | number)[] = [];
  for (let thieves = 0; thieves < 6; thieves += 1) {
    const thief = await walkIn(await newAccount("individual"));
    await answer(thief, "situation", { situation: "individual.add" });
    unsent.push(ledTo(await thief.post("/request/mobile", { mobile })));
  }
  expect(unsent.at(-1)).toBe(`${verification}?unsent=number-limit`);
  const owner = await walkIn(account);
  await answer(owner, "situation", { situation: "individual.change" });
  await proveNumber(owner, await newMobile());
  const code = await awaitCode(mobile, 5);
  await answer(owner, "verification/current", { code });
  await submit(owner, account);
});

test("a thief asks for twenty-four texts to one range of numbers: one leaves, the others wait", async () => {
  const account = await newAccount("individual");
  const thief = await walkIn(account);
  await answer(thief, "situation", { situation: "individual.add" });
  const range: string[] = [];
  for (let texts = 0; texts < 24; texts += 1) {
    const mobile = await newMobile();
    range.push(mobile);
    await answer(thief, "mobile", { mobile });
    if (texts > 0) expect((await thief.post(verification, { intent: "send" })).status).toBe(429);
  }
  await awaitCode(range[0] ?? "");
  const sent = await Promise.all(range.map(sentTo));
  expect(sent.flat()).toHaveLength(1);
});

test("the administrator who approved cannot lift the owner's freeze", async () => {
  const account = await newAccount("individual", { hasMobile: true });
  const { mobile, reference } = await submitWithoutOldNumber(account);
  const administrator = staffMember("administrator");
  await approveDeceived(administrator, reference, mobile);
  await freezeBy(await awaitLink(account.email, "notice"));
  const lift = { reason: "Tout est en ordre.", telephone: "known" };
  const alone = await decide(administrator, reference, "unfreeze", lift);
  await expectRefusal(alone, "decision_refused_involved");
  expect(await fateOf(reference)).toMatchObject({ status: "approved", frozen: true });
});

test("a planted draft waits for its owner: the link from staff asks for the number's proof again", async () => {
  const account = await newAccount("individual");
  const thief = await walkIn(account);
  await answer(thief, "situation", { situation: "individual.add" });
  await proveNumber(thief, await newMobile());
  await staffMember("inviter").post("/staff/invitations", { login: account.login });
  const owner = stranger();
  const link = await awaitLink(account.email, "login", 1);
  expect((await owner.post(link, { login: account.login })).status).toBe(303);
  expect(ledTo(await owner.post("/request/check", {}))).not.toBe("/request");
  expect(ledTo(await owner.get("/request/check"))).toMatch(/^\/request\/verification/);
  expect(await fateOf(await referenceOf(account))).toMatchObject({ status: "started" });
});

test("a planted draft names the day and hour of the other visit beside each of its answers", async () => {
  const account = await newAccount("individual");
  const thief = await walkIn(account);
  await answer(thief, "situation", { situation: "individual.add" });
  await proveNumber(thief, await newMobile());
  const owner = await walkIn(account);
  const page = await textOf(owner.get("/request/check"));
  expect(page).toContain(say("fr", "journey_check_elsewhere_lead"));
  const [before = ""] = say("fr", "journey_check_elsewhere", { moment: "|" }).split("|");
  // Situation, number and its proof.
  expect(page.split(before)).toHaveLength(4);
});

test("a planted draft is proved again after a day, before anybody can send it", async () => {
  const account = await newAccount("individual");
  const thief = await walkIn(account);
  await answer(thief, "situation", { situation: "individual.add" });
  await proveNumber(thief, await newMobile());
  const reference = await referenceOf(account);
  await sql()`update requests set mobile_verified_at = mobile_verified_at - interval '25 hours'
    where reference = ${reference}`;
  expect(ledTo(await thief.post("/request/check", {}))).toBe(verification);
  expect(await fateOf(reference)).toMatchObject({ status: "started" });
});

test("a mail scanner that opens the link and types junk words into it leaves it to its owner", async () => {
  const account = await newAccount("individual");
  const link = await askForLink(account);
  for (const method of ["GET", "HEAD"]) {
    await fetch(`${theWorld().origin}${link}`, { method, redirect: "manual" });
  }
  const scanner = stranger();
  for (const word of [
    "test test",
    "x".repeat(80),
    "click here",
    "a word",
    "another word",
    "junk",
  ]) {
    await expectRefusal(await scanner.post(link, { login: word }), "journey_not_recognised");
  }
  await expectRefusal(await scanner.post(link, { login: "" }), "journey_login_missing");
  expect(ledTo(await stranger().post(link, { login: account.login }))).toMatch(/^\/request/);
});

test("a first number that only the mailbox speaks for needs two people, and then waits", async () => {
  const account = await newAccount("individual", { hasPhone: false });
  const { mobile, reference } = await submitStandard(account, "individual.add");
  await expectRisk(reference, "decision_risk_only_mailbox");
  await approveDeceivedTwice(reference, mobile);
  await expectDelayWithNotice(reference, 48, account.email);
  await awaitMessage(account.email, new RegExp(say("fr", "mail_warning_submitted_title")));
});
