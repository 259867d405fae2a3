import { PDFDocument } from "pdf-lib";
import postgres from "postgres";
import type { RoleName } from "#app/domain/access/roles.ts";
import { catalogue } from "#app/domain/situation/catalogue.ts";
import { enrolledMember, password, secret } from "#tests/support/scenario/staff.ts";
import { codesTo, type FlowAccount, linksTo, until } from "./flow.ts";
import { type Instances, publicOrigin } from "./instances.ts";
import { signInStaff } from "./sign-in.ts";
import type { Situation } from "./situations.ts";
import { Visitor } from "./visitor.ts";
import { uploadForm } from "./walker.ts";

export interface Desks {
  readonly inviter: Visitor;
  readonly reviewer: Visitor;
  readonly colleague: Visitor;
  readonly administrator: Visitor;
}

export async function openDesks(product: Instances): Promise<Desks> {
  const member = async (...roles: RoleName[]) => {
    const { email } = await enrolledMember(product.domain, roles);
    const visitor = new Visitor(publicOrigin, product.bases);
    return signInStaff(visitor, { email, password, totpSecret: secret });
  };
  const inviter = await member("agent");
  const reviewer = await member("agent", "approver");
  const colleague = await member("agent", "approver");
  return { inviter, reviewer, colleague, administrator: await member("administrator") };
}

export interface Journey {
  readonly account: FlowAccount;
  readonly newContact: string;
  readonly reference: string;
  readonly customer: Visitor;
}

export interface Turns {
  readonly changes?: boolean;
  /** Someone says "this was not me" to the first warning; an administrator lifts the freeze. */
  readonly freeze?: boolean;
}

export async function runJourney(
  product: Instances,
  desks: Desks,
  situation: Situation,
  turns: Turns = {},
): Promise<Journey> {
  const account = await product.newAccount(situation);
  const journey = { account, newContact: `new-${account.email}` };
  expectStatus(await desks.inviter.post("/staff/invitations", { login: account.login }), 303);
  const customer = new Visitor(publicOrigin, product.bases);
  const invited = await linkTo(product, account.email, "login");
  expectStatus(await customer.post(invited, { login: account.login }), 303);
  await answer(product, customer, situation, journey);
  await submit(customer);
  const reference = await referenceOf(product, account.login);
  if (situation.contact === "new") await proveContact(product, journey.newContact);
  if (turns.changes) await answerAgain(product, desks, reference, account);
  if (turns.freeze) await freezeAndLift(product, desks, reference, account);
  await approve(product, desks, reference, account);
  return { ...journey, reference, customer };
}

function expectStatus(response: Response, status: number) {
  if (response.status !== status) {
    throw new Error(`${response.url} answers ${String(response.status)}, not ${String(status)}`);
  }
}

function linkTo(product: Instances, to: string, kind: "login" | "notice" | "contact", seen = 0) {
  return until(`a ${kind} link to ${to}`, () =>
    Promise.resolve(linksTo(product, to, kind)[seen] ?? null),
  );
}

async function answer(
  product: Instances,
  customer: Visitor,
  situation: Situation,
  journey: Pick<Journey, "account" | "newContact">,
) {
  await customer.post("/request/situation", { situation: situation.id });
  for (const step of catalogue[situation.id].steps) {
    if (step === "mobile") await giveNumber(product, customer, journey.account);
    if (step === "contact") await giveContact(customer, situation, journey.newContact);
    if (step === "documents") await giveDocuments(customer, situation);
  }
}

async function giveContact(customer: Visitor, { contact }: Situation, newContact: string) {
  if (contact === "kept") await customer.post("/request/contact", { contactChanges: "no" });
  if (contact !== "new") return;
  const heir = { contactName: "Claire Héritier", contactRole: "Gérance" };
  await customer.post("/request/contact", { ...heir, contactEmail: newContact });
}

async function giveDocuments(customer: Visitor, { documents }: Situation) {
  for (const kind of documents) {
    const document = uploadForm(kind, `${kind}.pdf`, await newDocument(kind));
    expectStatus(await customer.post("/request/documents", document), 303);
  }
  await customer.post("/request/documents", { intent: "continue" });
}

export async function newDocument(kind: string) {
  const document = await PDFDocument.create();
  document.addPage().drawText(`${kind} ${String(Math.random())}`);
  return Buffer.from(await document.save());
}

/** Saving the number sends its code; proving it sends the old number's. */
async function giveNumber(
  product: Instances,
  customer: Visitor,
  { mobile, oldMobile }: FlowAccount,
) {
  const page = "/request/verification";
  const before = {
    new: codesTo(product, mobile).length,
    old: codesTo(product, oldMobile ?? "").length,
  };
  expectStatus(await customer.post("/request/mobile", { mobile }), 303);
  const code = await codeTo(product, mobile, before.new);
  expectStatus(await customer.post(page, { code }), 303);
  if (!oldMobile) return;
  const old = await codeTo(product, oldMobile, before.old);
  expectStatus(await customer.post(`${page}/current`, { code: old }), 303);
}

function codeTo(product: Instances, mobile: string, seen: number) {
  return until(`a code to ${mobile}`, () =>
    Promise.resolve(codesTo(product, mobile)[seen] ?? null),
  );
}

async function submit(customer: Visitor) {
  expectStatus(await customer.post("/request/check", {}), 303);
  expectStatus(await customer.get("/request"), 200);
}

async function proveContact(product: Instances, email: string) {
  const heir = new Visitor(publicOrigin, product.bases);
  expectStatus(await heir.post(await linkTo(product, email, "contact"), { email }), 200);
}

async function answerAgain(
  product: Instances,
  { inviter }: Desks,
  reference: string,
  account: FlowAccount,
) {
  const asked = { steps: ["mobile"], message: "Est-ce bien ce numéro ?" };
  const seen = linksTo(product, account.email, "login").length;
  await decide(inviter, reference, "changes", asked);
  const again = new Visitor(publicOrigin, product.bases);
  const link = await linkTo(product, account.email, "login", seen);
  expectStatus(await again.post(link, { login: account.login }), 303);
  expectStatus(await again.post("/request/mobile", { mobile: account.mobile }), 303);
  await submit(again);
}

async function freezeAndLift(
  product: Instances,
  { reviewer, administrator }: Desks,
  reference: string,
  account: FlowAccount,
) {
  const link = await linkTo(product, account.email, "notice");
  const owner = new Visitor(publicOrigin, product.bases);
  const label = /<label[^>]*for="word"[^>]*>(.*?)<\/label>/s.exec(
    await (await owner.get(link)).text(),
  )?.[1];
  const word = /\b[A-Z]{4,}\b/.exec(label ?? "")?.[0] ?? "";
  expectStatus(await owner.post(link, { word }), 200);
  const approval = await sendDecision(reviewer, reference, "approval", called(account));
  if (approval.status === 303) throw new Error(`${reference} was approved although it is frozen`);
  const lift = { reason: "Rappelé : tout est en ordre.", telephone: "known" };
  await decide(administrator, reference, "unfreeze", lift);
}

/** What the customer says in the call, and why failing rules are accepted. */
export function called({ mobile }: FlowAccount) {
  return { lastFour: mobile.slice(-4), because: "Vérifié au téléphone." };
}

async function approve(
  product: Instances,
  { reviewer, colleague }: Desks,
  reference: string,
  account: FlowAccount,
) {
  await until(`documents of ${reference} that are read`, async () => {
    const page = await (await reviewer.get(`/staff/requests/${reference}`)).text();
    return page.includes(`${reference}/approval"`) || null;
  });
  await decide(reviewer, reference, "approval", called(account));
  if (await isSubmitted(product, reference)) {
    await decide(colleague, reference, "approval", called(account));
  }
  await until(`the effect of ${reference}`, async () => {
    const status = await letTheDelayPass(product, reference);
    return status === "applied" || null;
  });
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Documents are read meanwhile, so a page that is stale by then is loaded again. */
async function decide(desk: Visitor, reference: string, decision: string, fields: Fields) {
  await until(`${decision} of ${reference}`, async () => {
    const { status } = await sendDecision(desk, reference, decision, fields);
    if (status !== 303 && status !== 409) {
      throw new Error(`${decision} of ${reference} answers ${String(status)}`);
    }
    return status === 303 || null;
  });
}

export async function sendDecision(
  desk: Visitor,
  reference: string,
  decision: string,
  fields: Fields,
) {
  const address = `/staff/requests/${reference}`;
  const page = await (await desk.get(address)).text();
  const form = new URLSearchParams();
  form.set("version", valuesOf(page, "version")[0] ?? "");
  if (decision === "approval") {
    for (const check of valuesOf(page, "checks")) form.append("checks", check);
  }
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) form.append(name, value);
  }
  return desk.post(`${address}/${decision}`, form);
}

function valuesOf(page: string, name: string) {
  const inputs = page.match(new RegExp(`<input[^>]*name="${name}"[^>]*>`, "g")) ?? [];
  return inputs.map((input) => /value="([^"]*)"/.exec(input)?.[1] ?? "");
}

export async function referenceOf({ databaseUrl }: Instances, login: string) {
  const [row] = await withSql(
    databaseUrl,
    (sql) => sql<{ reference: string }[]>`
      select r.reference from requests r join accounts a on a.id = r.account_id
      where a.login = ${login}`,
  );
  return row?.reference ?? "";
}

async function isSubmitted({ databaseUrl }: Instances, reference: string) {
  const [row] = await withSql(
    databaseUrl,
    (sql) => sql<{ status: string }[]>`select status from requests where reference = ${reference}`,
  );
  return row?.status === "submitted";
}

/** Failed jobs still wait for their second attempt. Returns the request's status. */
export async function letTheDelayPass({ databaseUrl }: Instances, reference: string) {
  const [row] = await withSql(databaseUrl, async (sql) => {
    await sql`update requests set takes_effect_at = now() - interval '1 second'
      where reference = ${reference} and status = 'approved' and takes_effect_at > now()`;
    await sql`select graphile_worker.reschedule_jobs(array_agg(j.id), run_at => now())
      from graphile_worker.jobs j join requests r on j.key = 'apply:' || r.id
      where r.reference = ${reference} and j.run_at > now() and j.attempts = 0`;
    return sql<{ status: string }[]>`select status from requests where reference = ${reference}`;
  });
  return row?.status;
}

async function withSql<Value>(url: string, act: (sql: postgres.Sql) => Promise<Value>) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await act(sql);
  } finally {
    // Without a time-out it never settles when the database was killed meanwhile.
    await sql.end({ timeout: 5 });
  }
}
