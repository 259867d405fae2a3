import { codesTo, type FlowAccount, linksTo, until } from "#tests/support/e2e/flow.ts";
import type { Instances } from "#tests/support/e2e/instances.ts";
import { called, referenceOf, sendDecision } from "#tests/support/e2e/journey.ts";
import type { Visitor } from "#tests/support/e2e/visitor.ts";

interface Change {
  readonly account: FlowAccount;
  readonly customer: Visitor;
  readonly desk: Visitor;
  readonly isWrongFirst: boolean;
}

/**
 * From the request for a link to the number in force, as customer and staff do it, without the time
 * that people take to read and type. Throws when anything answers otherwise than it should.
 */
export async function changeNumber(product: Instances, change: Change) {
  const { account, customer } = change;
  const code = await enterNumber(product, account, customer);
  if (change.isWrongFirst) {
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
    expectStatus(await customer.post("/request/verification", { code: wrong }), 422);
  }
  expectStatus(await customer.post("/request/verification", { code }), 303);
  expectStatus(await customer.get("/request/check"), 200);
  expectStatus(await customer.post("/request/check", {}), 303);
  await approve(product, change);
}

/** From the request for a link to the number. Returns the code that was sent to it. */
export async function enterNumber(product: Instances, account: FlowAccount, customer: Visitor) {
  const { login, email, mobile } = account;
  expectStatus(await customer.post("/link", { login }), 200, 303);
  const link = await awaitFirst(`a link to ${email}`, () => linksTo(product, email, "login")[0]);
  expectStatus(await customer.get(link), 200);
  expectStatus(await customer.post(link, { login }), 303);
  expectStatus(await customer.post("/request/situation", { situation: "individual.add" }), 303);
  expectStatus(await customer.post("/request/mobile", { mobile }), 303);
  return awaitFirst(`a code to ${mobile}`, () => codesTo(product, mobile)[0]);
}

async function approve(product: Instances, { account, customer, desk }: Change) {
  const reference = await referenceOf(product, account.login);
  expectStatus(await sendDecision(desk, reference, "approval", called(account)), 303);
  expectStatus(await customer.get("/request"), 200);
  const isTold = ({ body }: { readonly body: unknown }) =>
    (body as { readonly data: { readonly login?: string } }).data.login === account.login;
  await awaitFirst(`the effect of ${reference}`, () => product.clientArea.received.find(isTold));
}

function expectStatus(answer: Response, ...allowed: number[]) {
  if (!allowed.includes(answer.status))
    throw new Error(`${new URL(answer.url).pathname} answers ${String(answer.status)}`);
}

function awaitFirst<Value>(what: string, look: () => Value | undefined) {
  return until(what, () => Promise.resolve(look() ?? null));
}
