import { expect } from "@playwright/test";
import { letTheDelayPass, newMobile, referenceOf, sql, type TestAccount } from "./database.ts";
import { awaitCode, awaitLink } from "./outbox.ts";
import type { Part } from "./staff.ts";
import { Visitor } from "./visitor.ts";
import { uploadForm, walkIn } from "./walker.ts";
import { say } from "./words.ts";
import { theWorld } from "./world.ts";

type Inputs = Parameters<typeof say>[2];

/** A browser that the portal does not know yet. */
export function stranger(): Visitor {
  return new Visitor(theWorld().origin);
}

export function staffMember(part: Part): Visitor {
  return stranger().bring("desk", theWorld().desk[part] ?? "");
}

/** The address that a redirect leads to, otherwise the status. */
export function ledTo(answer: Response): string | number {
  return answer.headers.get("location") ?? answer.status;
}

export async function textOf(answer: Response | Promise<Response>): Promise<string> {
  return (await answer).text();
}

/** Refused with these words of the product, in French. */
export async function expectRefusal(answer: Response, words: string, inputs: Inputs = {}) {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(await answer.text()).toContain(say("fr", words, inputs));
}

/** An answer of the customer that must be accepted: otherwise the story would stop too early. */
export async function answer(
  visitor: Visitor,
  page: string,
  fields: Record<string, string> | FormData,
): Promise<void> {
  const answered = await visitor.post(`/request/${page}`, fields);
  expect(answered.status, `the answer to ${page}`).toBe(303);
}

export async function submit(visitor: Visitor, account: TestAccount): Promise<string> {
  expect(ledTo(await visitor.post("/request/check", {}))).toBe("/request");
  const reference = await referenceOf(account);
  expect(await fateOf(reference)).toMatchObject({ status: "submitted" });
  return reference;
}

/** The number's code is sent with it: the account's last one must be longer ago than the wait. */
export async function proveNumber(visitor: Visitor, mobile: string): Promise<void> {
  await answer(visitor, "mobile", { mobile });
  await answer(visitor, "verification", { code: await awaitCode(mobile) });
}

/** A request that asks for nothing but a number. */
export async function submitStandard(account: TestAccount, situation: string) {
  const visitor = await walkIn(account);
  const mobile = await newMobile();
  await answer(visitor, "situation", { situation });
  await proveNumber(visitor, mobile);
  return { visitor, mobile, reference: await submit(visitor, account) };
}

/** The thief says that the old number is lost. */
export async function submitWithoutOldNumber(account: TestAccount) {
  const thief = await walkIn(account);
  const mobile = await newMobile();
  await answer(thief, "situation", { situation: "individual.change" });
  await proveNumber(thief, mobile);
  await answer(thief, "verification/current", { intent: "lost" });
  return { mobile, reference: await submit(thief, account) };
}

export function keepContact(visitor: Visitor): Promise<void> {
  return answer(visitor, "contact", { contactChanges: "no" });
}

export function contactForm(contactEmail: string, contactName = "Marc Relais") {
  return { contactChanges: "yes", contactName, contactRole: "Présidence", contactEmail };
}

export function giveDocument(visitor: Visitor, kind: string, pdf: Buffer): Promise<void> {
  return answer(visitor, "documents", uploadForm(kind, `${kind}.pdf`, pdf));
}

/** With the contact kept, and a reason for whatever the Kbis gets wrong. */
export async function submitAcquired(account: TestAccount, kbis: Buffer) {
  const thief = await walkIn(account);
  const mobile = await newMobile();
  await answer(thief, "situation", { situation: "organisation.acquired" });
  await proveNumber(thief, mobile);
  await keepContact(thief);
  await giveDocument(thief, "kbis", kbis);
  const document = await awaitReading(await referenceOf(account));
  const explanation = { [`explanation-${document}`]: "L’acte de vente suit." };
  await answer(thief, "documents", { intent: "continue", ...explanation });
  return { mobile, reference: await submit(thief, account) };
}

/** The id of the request's only document, once it is read. */
async function awaitReading(reference: string): Promise<string> {
  const read = () => sql()<{ id: string }[]>`
    select d.id from documents d join requests r on r.id = d.request_id
    where r.reference = ${reference} and d.reading <> 'waiting'`;
  await expect.poll(read, { message: "a document that is read" }).toHaveLength(1);
  const [row] = await read();
  return row?.id ?? "";
}

export async function casePage(desk: Visitor, reference: string): Promise<string> {
  return textOf(desk.get(`/staff/requests/${reference}`));
}

export async function expectRisk(reference: string, words: string): Promise<void> {
  expect(await casePage(staffMember("reviewer"), reference)).toContain(say("fr", words));
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Sends a decision on the version that the page shows now, with every check ticked. */
export async function decide(
  desk: Visitor,
  reference: string,
  decision: string,
  fields: Fields = {},
): Promise<Response> {
  const page = await casePage(desk, reference);
  return desk.post(`/staff/requests/${reference}/${decision}`, formOf(page, decision, fields));
}

/** The form of a page that was loaded earlier. */
export function formOf(page: string, decision: string, fields: Fields): URLSearchParams {
  const form = new URLSearchParams({ version: valuesOf(page, "version")[0] ?? "" });
  if (decision === "approval") {
    for (const check of valuesOf(page, "checks")) form.append("checks", check);
  }
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) form.append(name, value);
  }
  return form;
}

/** A deceived staff member called somebody, heard the digits and found a reason for everything. */
export async function approveDeceived(
  desk: Visitor,
  reference: string,
  mobile: string,
): Promise<void> {
  const fields = { lastFour: mobile.slice(-4), because: "Tout semblait en ordre." };
  await awaitApprovalForm(desk, reference);
  // A document may be read between the page and the form.
  await expect
    .poll(async () => (await decide(desk, reference, "approval", fields)).status)
    .toBe(303);
}

/** The second of the two people whom a raised risk asks for is deceived as well. */
export async function approveDeceivedTwice(reference: string, mobile: string): Promise<void> {
  for (const part of ["reviewer", "colleague"] as const) {
    expect(await fateOf(reference)).toMatchObject({ status: "submitted" });
    await approveDeceived(staffMember(part), reference, mobile);
  }
}

/** Its documents are read by then. */
export async function awaitApprovalForm(desk: Visitor, reference: string): Promise<void> {
  await expect
    .poll(async () => (await casePage(desk, reference)).includes(`${reference}/approval"`), {
      message: "a form for the approval",
    })
    .toBe(true);
}

/** Of the inputs with this name. */
export function valuesOf(page: string, name: string): string[] {
  const inputs = page.match(new RegExp(`<input[^>]*name="${name}"[^>]*>`, "g")) ?? [];
  return inputs.map((input) => /value="([^"]*)"/.exec(input)?.[1] ?? "");
}

interface Fate {
  readonly status: string;
  readonly frozen: boolean;
  /** From the decision to the effect; null while there is no decision. */
  readonly holdHours: number | null;
}

export async function fateOf(reference: string): Promise<Fate> {
  const [row] = await sql()<Fate[]>`
    select status, frozen_at is not null as frozen,
      round(extract(epoch from takes_effect_at - decided_at) / 3600)::int as "holdHours"
    from requests where reference = ${reference}`;
  if (!row) throw new Error(`there is no request ${reference}`);
  return row;
}

export async function mobileOf({ login }: TestAccount): Promise<string | null> {
  const [row] = await sql()<{ mobile: string | null }[]>`
    select mobile from accounts where login = ${login}`;
  return row?.mobile ?? null;
}

/** Not in force for so long; each listed old channel got a link to object, twice. */
export async function expectDelayWithNotice(
  reference: string,
  holdHours: number,
  ...channels: readonly (string | null)[]
): Promise<void> {
  expect(await fateOf(reference)).toMatchObject({ status: "approved", holdHours });
  for (const channel of channels) await awaitLink(channel ?? "", "notice", 1);
}

/** The owner follows the link of a notice and copies the word. */
export async function objectBy(link: string): Promise<Response> {
  const owner = stranger();
  const page = await textOf(owner.get(link));
  const label = /<label[^>]*for="word"[^>]*>(.*?)<\/label>/s.exec(page)?.[1] ?? "";
  return owner.post(link, { word: /\b[A-Z]{4,}\b/.exec(label)?.[0] ?? "" });
}

export async function freezeBy(link: string): Promise<void> {
  const answered = await objectBy(link);
  expect(answered.status).toBe(200);
  expect(await answered.text()).toContain(say("fr", "journey_notice_frozen_body"));
}

/** The hour of the effect comes, and its job has run. */
export async function letTheHourOfEffectPass(reference: string): Promise<void> {
  await letTheDelayPass(reference);
  await expect
    .poll(
      () => sql()`select 1 from graphile_worker.jobs j join requests r on j.key = 'apply:' || r.id
        where r.reference = ${reference}`,
    )
    .toHaveLength(0);
}
