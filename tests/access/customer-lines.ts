import { sql } from "drizzle-orm";
import { createApiKey } from "#app/domain/account/api-key.server.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { sendCode } from "#app/domain/phone-verification/send-code.server.ts";
import { paths } from "#app/routes/paths.ts";
import { documentOf, sentFileIn } from "#tests/support/access/cases.ts";
import {
  allBut,
  type Ask,
  type Line,
  people,
  type Person,
  type Stage,
} from "#tests/support/access/line.ts";
import {
  confirmationLinks,
  contactLinks,
  loginLinks,
  warningLinks,
} from "#tests/support/access/links.ts";
import { type Situated, visitsOf } from "#tests/support/access/visits.ts";
import {
  addAccount,
  codeFor,
  expectOk,
  invite,
  letPass,
} from "#tests/support/scenario/scenario.ts";

const ofNumber: Situated = { situation: "organisation.standard", prepare: halfProved };

/** Every other address: who opens it, and who sends its form. */
export const customerLines: Record<Exclude<keyof typeof paths, "alive">, readonly Line[]> = {
  home: [open(paths.home())],
  link: [open(paths.link()), askForLink()],
  login: [loginPage(), logIn()],
  code: [open(paths.code()), typeCode()],
  request: [
    look(paths.request(), { status: "submitted" }),
    act(paths.request(), { status: "submitted" }, {}, { status: 200 }),
  ],
  situation: [
    look(paths.situation()),
    act(paths.situation(), {}, { situation: "organisation.acquired" }),
  ],
  mobile: [look(paths.mobile()), act(paths.mobile(), {}, () => ({ mobile: mobiles.next() }))],
  addresses: [
    look(paths.addresses(), { situation: "individual.no-mobile" }),
    act(paths.addresses(), { situation: "individual.no-mobile" }, { addresses: "9.9.9.9" }),
  ],
  contact: [
    look(paths.contact()),
    act(
      paths.contact(),
      {},
      {
        contactName: "Claire Martin",
        contactRole: "Présidente",
        contactEmail: "claire.martin@exemple.fr",
      },
    ),
  ],
  documents: [
    look(paths.documents()),
    act(paths.documents(), {}, { intent: "continue" }, { changes: false }),
  ],
  documentRemoval: [
    open(paths.documentRemoval({ id: crypto.randomUUID() }), 303),
    removeDocument(),
  ],
  verification: [
    look(paths.verification(), { prepare: unproved }),
    act(paths.verification(), { prepare: unproved }, codeOf("new")),
  ],
  currentVerification: [
    look(paths.currentVerification(), ofNumber),
    act(paths.currentVerification(), ofNumber, codeOf("current")),
  ],
  check: [look(paths.check()), act(paths.check(), {}, {})],
  letterPdf: [look(paths.letterPdf(), { situation: "organisation.deceased" })],
  receiptPdf: [look(paths.receiptPdf(), { status: "submitted" })],
  decisionPdf: [look(paths.decisionPdf(), { status: "rejected" })],
  withdrawal: [look(paths.withdrawal()), act(paths.withdrawal(), {}, {})],
  messages: [
    look(paths.messages(), { status: "submitted" }),
    act(paths.messages(), { status: "submitted" }, { text: "Faut-il aussi les statuts ?" }),
  ],
  messageFile: [openSentFile()],
  another: [
    open(paths.another(), 303),
    act(paths.another(), { status: "rejected", comesBack: true }, {}),
  ],
  leaving: [look(paths.leaving(), { prepare: leaves })],
  documentKind: [open(paths.documentKind({ kind: "kbis" }))],
  specimenPdf: [open(paths.specimenPdf({ kind: "kbis" }))],
  contactProof: [contactPage(), proveContact()],
  notice: [noticePage(), sayNotMe()],
  confirmation: [confirmationPage(), confirmChange()],
  sessionEnd: [open(paths.sessionEnd()), stayHere()],
  privacy: [open(paths.privacy())],
  accessibility: [open(paths.accessibility())],
  outbox: [closed(paths.outbox())],
  outboxJson: [closed(paths.outboxJson())],
  outboxMail: [closed(paths.outboxMail({ id: crypto.randomUUID() }))],
  apiAccount: [readAccount(), { ...readAccount(), method: "POST", may: [], refusal: 405 }],
  refused: [open(paths.refused(), 403)],
  failed: [open(paths.failed(), 500)],
  ready: [open(paths.ready())],
};

/** As the reader of numbers takes them. */
const mobiles = {
  count: 10,
  next: () => `06 12 34 56 ${String((mobiles.count += 1))}`,
};

function open(path: string, status = 200): Line {
  return { method: "GET", may: people, status, ask: () => Promise.resolve({ path }) };
}

/** Of the demonstration alone. */
function closed(path: string): Line {
  return { ...open(path), may: [], refusal: 404 };
}

function look(path: string, situated: Situated = {}): Line {
  const ask = async (stage: Stage) => {
    const { mine, sessions } = await visitsOf(stage, situated);
    return { ...mine, path, sessions };
  };
  return { method: "GET", may: ["customer"], apart: ["other-customer"], ask };
}

type Fields = Record<string, string>;
type Typed = Fields | ((stage: Stage, id: RequestId) => Fields | Promise<Fields>);

function act(path: string, situated: Situated, typed: Typed, more: Partial<Line> = {}): Line {
  const ask = async (stage: Stage): Promise<Ask> => {
    const visits = await visitsOf(stage, situated);
    const { mine, other, sessions } = visits;
    const fieldsOf = (id: RequestId) => (typeof typed === "function" ? typed(stage, id) : typed);
    const [fields, others] = [await fieldsOf(mine.id), await fieldsOf(other.id)];
    const form = (person: Person) => (person === "other-customer" ? others : fields);
    return { ...mine, path, sessions, form };
  };
  return post(["customer"], ask, { apart: ["other-customer"], ...more });
}

function post(may: readonly Person[], ask: Line["ask"], more: Partial<Line> = {}): Line {
  return { method: "POST", may, ask, status: 303, changes: true, ...more };
}

function askForLink() {
  const ask = async ({ scene }: Stage) => {
    const { login } = await addAccount(scene);
    return { path: paths.link(), form: { login } };
  };
  return post(people, ask, { status: 200 });
}

function typeCode() {
  return post(allBut("other-customer"), async ({ scene }) => {
    const [account, other] = [await addAccount(scene), await addAccount(scene)];
    const { code } = await invite(scene, account);
    const form = (person: Person) => {
      const { login } = person === "other-customer" ? other : account;
      return { login, code };
    };
    return { path: paths.code(), form };
  });
}

function loginPage(): Line {
  const ask = async (stage: Stage) => {
    const linkOf = await loginLinks(stage);
    return { path: (person: Person) => paths.login(linkOf(person)) };
  };
  return { method: "GET", may: allBut("expired-link"), ask };
}

/** The other customer holds the link and types their own login. */
function logIn() {
  return post(
    allBut("expired-link", "other-customer"),
    async (stage) => {
      const linkOf = await loginLinks(stage);
      const { login } = await addAccount(stage.scene);
      const form = (person: Person) => ({
        login: person === "other-customer" ? login : linkOf(person).login,
      });
      return { path: (person) => paths.login(linkOf(person)), form };
    },
    { counts: ["links", "link_tries", "audit_events", "audit_heads"] },
  );
}

function contactPage(): Line {
  const ask = async (stage: Stage) => {
    const linkOf = await contactLinks(stage);
    return { path: (person: Person) => paths.contactProof(linkOf(person)) };
  };
  return { method: "GET", may: allBut("expired-link"), ask };
}

function proveContact() {
  const ask = async (stage: Stage) => {
    const linkOf = await contactLinks(stage);
    const form = (person: Person) => ({
      email: person === "other-customer" ? "other@exemple.fr" : linkOf(person).email,
    });
    return { path: (person: Person) => paths.contactProof(linkOf(person)), form };
  };
  return post(allBut("expired-link", "other-customer"), ask, { status: 200, counts: ["links"] });
}

function noticePage(): Line {
  const ask = async (stage: Stage) => {
    const linkOf = await warningLinks(stage);
    return { path: (person: Person) => paths.notice(linkOf(person)) };
  };
  return { method: "GET", may: allBut("expired-link"), ask };
}

function sayNotMe() {
  const ask = async (stage: Stage) => {
    const linkOf = await warningLinks(stage);
    const form = (person: Person) => ({ word: linkOf(person).word });
    return { path: (person: Person) => paths.notice(linkOf(person)), form };
  };
  return post(allBut("expired-link"), ask, { status: 200 });
}

function confirmationPage(): Line {
  const ask = async (stage: Stage) => {
    const linkOf = await confirmationLinks(stage);
    return { path: (person: Person) => paths.confirmation(linkOf(person)) };
  };
  return { method: "GET", may: allBut("expired-link"), refusal: 410, ask };
}

/** The other customer holds the link and types their own login. */
function confirmChange() {
  const ask = async (stage: Stage) => {
    const linkOf = await confirmationLinks(stage);
    const { login } = await addAccount(stage.scene);
    const form = (person: Person) => ({
      login: person === "other-customer" ? login : linkOf(person).login,
    });
    return { path: (person: Person) => paths.confirmation(linkOf(person)), form };
  };
  return post(allBut("expired-link", "other-customer"), ask, { status: 200, counts: ["links"] });
}

function stayHere() {
  const ask = () => Promise.resolve({ path: paths.sessionEnd(), form: {} });
  return post(people, ask, { status: 200, changes: false });
}

/** The one address that names something of a customer. */
function removeDocument() {
  const ask = async (stage: Stage) => {
    const { mine, sessions } = await visitsOf(stage, {});
    const { id } = await documentOf(stage, mine.id);
    return { ...mine, path: paths.documentRemoval({ id }), sessions, form: {} };
  };
  return post(["customer"], ask, { apart: ["other-customer"] });
}

function openSentFile(): Line {
  const ask = async (stage: Stage) => {
    const { mine, sessions } = await visitsOf(stage, { status: "submitted" });
    const { id } = await sentFileIn(stage, mine.id);
    return { ...mine, path: paths.messageFile({ id }), sessions, secrets: ["%PDF-1.4"] };
  };
  return { method: "GET", may: ["customer"], refusal: 404, ask };
}

async function unproved({ scene }: Stage, id: RequestId) {
  await scene.domain.db.execute(
    sql`update requests set mobile_verified_at = null,
      steps_done = array_remove(steps_done, 'verification') where id = ${id}`,
  );
}

/** The new number is proved, the old one is not. */
async function halfProved({ scene }: Stage, id: RequestId) {
  await scene.domain.db.execute(
    sql`update requests set current_number = null,
      steps_done = array_remove(steps_done, 'verification') where id = ${id}`,
  );
}

function codeOf(target: "new" | "current") {
  return async ({ scene }: Stage, id: RequestId) => {
    await letPass(scene, id, 301);
    expectOk(await sendCode(scene.domain, id, { target, locale: "fr" }));
    return { code: await codeFor(scene, id, target) };
  };
}

async function leaves({ scene }: Stage, id: RequestId) {
  await scene.domain.db.execute(
    sql`update requests set situation = 'individual.no-mailbox' where id = ${id}`,
  );
}

function readAccount(): Line {
  const ask = async ({ scene, members }: Stage) => {
    const account = await addAccount(scene);
    const actor = `staff:${members.administrator.id}` as const;
    const { key } = expectOk(await createApiKey(scene.domain, { name: "Espace client", actor }));
    const secrets = [account.contactEmail];
    return { path: paths.apiAccount({ login: account.login }), key, secrets };
  };
  return { method: "GET", may: ["client-area"], refusal: 401, ask };
}
