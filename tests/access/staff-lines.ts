import { sql } from "drizzle-orm";
import { createApiKey } from "#app/domain/account/api-key.server.ts";
import { readReminderSettings } from "#app/domain/desk/reminder-settings.server.ts";
import { chooseSight as changeSight } from "#app/domain/desk/sight.server.ts";
import type { RequestId } from "#app/domain/ids.ts";
import type { ReasonKind } from "#app/domain/reason/reason.ts";
import { defaultRiskSettings } from "#app/domain/request/risk-settings.ts";
import type { Result } from "#app/domain/result.ts";
import { proposeSettings } from "#app/domain/risk/propose-settings.server.ts";
import { answerLook } from "#app/domain/second-look/answer-look.server.ts";
import { createStaffMember } from "#app/domain/staff/create-staff-member.server.ts";
import { makeRecoveryCodes } from "#app/domain/staff/recovery-codes.server.ts";
import { newSealedSeed, openSeed } from "#app/domain/staff/totp.server.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { updateStaffMember } from "#db/staff.server.ts";
import { caseIn, documentIn, type StagedCase } from "#tests/support/access/cases.ts";
import {
  allBut,
  type Ask,
  type Line,
  people,
  type Person,
  roles,
  type Stage,
} from "#tests/support/access/line.ts";
import { addMember, openStaffSession } from "#tests/support/access/people.ts";
import { asEmail } from "#tests/support/contacts.ts";
import { totpOf } from "#tests/support/e2e/enrolment.ts";
import { withLimit } from "#tests/support/limits.ts";
import { riskForm } from "#tests/support/risk-values.ts";
import {
  approvalOf,
  approve as approveRequest,
  sayNotMe,
  sendBack,
} from "#tests/support/scenario/cases.ts";
import { addAccount, expectOk, requestOf } from "#tests/support/scenario/scenario.ts";
import { claimLook, lookOf } from "#tests/support/scenario/second-looks.ts";
import { password, secret } from "#tests/support/scenario/staff.ts";
import { accountLines } from "./account-lines.ts";
import { ssoLines } from "./sso-lines.ts";

const anyStaff = ["agent", "approver", "administrator", "auditor"] as const;
const administrator = ["administrator"] as const;
const overseers = ["administrator", "auditor"] as const;
const deskHands = ["agent", "approver"] as const;
const freezers = ["agent", "approver", "administrator"] as const;

/** Every address of the back office: who opens it, and who sends its form. */
export const staffLines: Record<keyof typeof staffPaths, readonly Line[]> = {
  home: [open(() => staffPaths.home(), 303)],
  login: [signInPage(), signIn()],
  loginChallenge: [
    open(() => staffPaths.loginChallenge(), 303),
    challenge("loginChallenge", people),
  ],
  logout: [open(() => staffPaths.logout(), 303), signOut()],
  setup: [showSetup(), setPassword()],
  enrolment: [showEnrolment(), confirmEnrolment()],
  stepUp: [{ ...page(staffPaths.stepUp(), anyStaff), status: 303 }, stepUp()],
  stepUpChallenge: [
    open(() => staffPaths.stepUpChallenge(), 303),
    challenge("stepUpChallenge", anyStaff),
  ],
  passkeys: [page(staffPaths.passkeys(), anyStaff), namePasskey(), namePasskeyOfColleague()],
  passkeyChallenge: [
    open(() => staffPaths.passkeyChallenge(), 303),
    challenge("passkeyChallenge", anyStaff),
  ],
  recoveryCodes: [page(staffPaths.recoveryCodes(), anyStaff), renewCodes()],
  sessions: [page(staffPaths.sessions(), anyStaff), endOwnSession(), endSessionOfColleague()],
  sessionEnd: [open(() => staffPaths.sessionEnd()), stayHere()],
  apiKeys: [page(staffPaths.apiKeys(), overseers), makeKey(), revokeKey()],
  riskSettings: [page(staffPaths.riskSettings(), overseers), proposeRisk()],
  riskConfirmation: riskProposalLines(staffPaths.riskConfirmation),
  riskRefusal: riskProposalLines(staffPaths.riskRefusal),
  members: [page(staffPaths.members(), overseers), inviteColleague()],
  sight: [chooseSight(), sightPage()],
  memberDisablement: memberLines(staffPaths.memberDisablement),
  memberEnablement: memberLines(staffPaths.memberEnablement, {}, { disabledAt: new Date() }),
  memberRoles: memberLines(staffPaths.memberRoles, { roles: ["auditor"] }),
  memberSecondFactorReset: memberLines(staffPaths.memberSecondFactorReset),
  memberSessions: memberSessionLines(),
  reasons: [page(staffPaths.reasons(), overseers), addReason(staffPaths.reasons(), "rejection")],
  reminderSettings: [page(staffPaths.reminderSettings(), overseers), chooseReminders()],
  templates: [
    page(staffPaths.templates(), overseers),
    addReason(staffPaths.templates(), "message"),
  ],
  audit: [page(staffPaths.audit(), overseers)],
  auditExport: [{ ...page(staffPaths.auditExport(), overseers), fresh: true }],
  statistics: [page(staffPaths.statistics(), anyStaff)],
  statisticsTable: [exportFigures()],
  secondLooks: [page(staffPaths.secondLooks(), ["approver"]), takeLook()],
  secondLook: [doneLook(), openLook(), answerOpenLook()],
  invitations: [page(staffPaths.invitations(), anyStaff), inviteCustomer()],
  requests: [page(staffPaths.requests(), anyStaff), search()],
  requestsNext: [{ ...page(staffPaths.requestsNext(), anyStaff), status: 303 }, takeNext()],
  requestsBulk: [page(staffPaths.requestsBulk(), anyStaff), freezeSeveral()],
  requestsViews: [page(staffPaths.requestsViews(), anyStaff), saveView()],
  request: [casePage(staffPaths.request)],
  assignment: [
    casePage(staffPaths.assignment),
    decision(staffPaths.assignment, deskHands, { assignee: "me" }),
  ],
  snooze: [casePage(staffPaths.snooze), decision(staffPaths.snooze, deskHands, { until: soon() })],
  escalation: [
    casePage(staffPaths.escalation),
    decision(staffPaths.escalation, deskHands, { reason: "L’extrait me paraît retouché." }),
  ],
  freeze: [
    casePage(staffPaths.freeze),
    decision(staffPaths.freeze, freezers, { reason: "Deux demandes du même appareil." }),
  ],
  reminder: [
    casePage(staffPaths.reminder),
    decision(staffPaths.reminder, deskHands, {}, (stage) => caseIn(stage, "returned")),
  ],
  presence: [
    { ...casePage(staffPaths.presence), status: 303 },
    { ...decision(staffPaths.presence, anyStaff, { active: "1" }), status: 200 },
  ],
  registry: [
    { ...casePage(staffPaths.registry), status: 303 },
    decision(staffPaths.registry, deskHands, {}, ofCompany),
  ],
  approval: [casePage(staffPaths.approval), approve()],
  rejection: [
    casePage(staffPaths.rejection),
    decision(staffPaths.rejection, ["approver"], { reason: "Le Kbis est trop ancien." }),
  ],
  changes: [
    casePage(staffPaths.changes),
    decision(staffPaths.changes, deskHands, { steps: ["mobile"], message: "Une précision ?" }),
  ],
  takeBack: [
    casePage(staffPaths.takeBack),
    decision(staffPaths.takeBack, deskHands, {}, (stage) => caseIn(stage, "returned")),
  ],
  checks: [
    casePage(staffPaths.checks),
    decision(staffPaths.checks, deskHands, { checks: ["called-back"] }),
  ],
  messages: [
    casePage(staffPaths.messages),
    decision(staffPaths.messages, deskHands, { text: "Pouvez-vous confirmer la date ?" }),
  ],
  notes: [
    casePage(staffPaths.notes),
    decision(staffPaths.notes, deskHands, { text: "À rappeler demain." }),
  ],
  undo: [casePage(staffPaths.undo), undo()],
  unfreeze: [casePage(staffPaths.unfreeze), unfreeze()],
  settlement: [casePage(staffPaths.settlement), settle()],
  codeFailures: [casePage(staffPaths.codeFailures), resetFailures()],
  decisionPdf: [showDecision()],
  casePdf: [exportCase()],
  evidence: [exportEvidence()],
  contactProof: [casePage(staffPaths.contactProof), proveContactAgain()],
  document: [documentPage(staffPaths.document, 303), download()],
  documentVerdict: [documentPage(staffPaths.documentVerdict), judgeDocument()],
  documentView: [documentPage(staffPaths.documentView)],
  documentPicture: [documentPage((at) => staffPaths.documentPicture({ ...at, page: "1" }))],
  documentText: [documentPage(staffPaths.documentText)],
  documentDownload: [documentPage(staffPaths.documentDownload)],
  ...accountLines,
  ...ssoLines,
};

function open(path: () => string, status = 200): Line {
  return { method: "GET", may: people, status, ask: () => Promise.resolve({ path: path() }) };
}

function page(path: string, may: readonly Person[]): Line {
  return { method: "GET", may, ask: () => Promise.resolve({ path }) };
}

function post(may: readonly Person[], ask: Line["ask"], more: Partial<Line> = {}): Line {
  return { method: "POST", may, ask, status: 303, changes: true, ...more };
}

/** Who is signed in is led on. */
function signInPage(): Line {
  return { ...open(() => staffPaths.login()), may: allBut(...roles), refusal: 303 };
}

function signIn() {
  return post(
    ["agent", "approver", "administrator", "auditor", "signed-out"],
    ({ members }) => {
      const emailOf = (person: Person) =>
        person in members ? members[person as keyof typeof members].email : "nobody@desk.example";
      const form = (person: Person) => ({ email: emailOf(person), password });
      return Promise.resolve({ path: staffPaths.login(), form });
    },
    { changes: false, refusal: 422 },
  );
}

function signOut() {
  return post(people, () => Promise.resolve({ path: staffPaths.logout(), form: {} }), {
    changes: false,
  });
}

async function setupLinks({ scene: { domain } }: Stage) {
  const make = async () => {
    const email = asEmail(`${crypto.randomUUID()}@desk.example`);
    const member = { email, name: "Claire", roles: ["agent"] } as const;
    return { email, token: expectOk(await createStaffMember(domain, member)).setupToken };
  };
  const [living, over] = [await make(), await make()];
  await domain.db.execute(
    sql`update staff set setup_expires_at = now() - interval '1 second' where email = ${over.email}`,
  );
  const path = (person: Person) =>
    staffPaths.setup({ token: person === "expired-link" ? over.token : living.token });
  return { path, secrets: [over.email] };
}

function showSetup(): Line {
  return { method: "GET", may: allBut("expired-link"), ask: setupLinks };
}

function setPassword() {
  return post(allBut("expired-link"), async (stage) => ({
    ...(await setupLinks(stage)),
    form: { password },
  }));
}

/** Between password and second factor, for the first time. */
async function beginner(stage: Stage) {
  const { db, secrets } = stage.scene.domain;
  const member = await addMember(stage, ["agent"]);
  const totpSealed = newSealedSeed(secrets, member.id);
  await updateStaffMember(db, member.id, { totpSealed, totpConfirmedAt: null });
  const half = await openStaffSession(stage, member.id, "password");
  return { sessions: { half }, seed: openSeed(secrets, member.id, totpSealed) };
}

function showEnrolment(): Line {
  return {
    method: "GET",
    may: ["half"],
    ask: async (stage) => {
      const { sessions, seed } = await beginner(stage);
      return { path: staffPaths.enrolment(), sessions, secrets: [seed] };
    },
    refusal: 200,
  };
}

function confirmEnrolment() {
  return post(
    ["half"],
    async (stage) => {
      const { sessions, seed } = await beginner(stage);
      return { path: staffPaths.enrolment(), sessions, form: { code: totpOf(seed) } };
    },
    { status: 200, refusal: 303 },
  );
}

function renewCodes() {
  const ask = () =>
    Promise.resolve({ path: staffPaths.recoveryCodes(), form: { code: totpOf(secret) } });
  return post(anyStaff, ask, { status: 200 });
}

/** A recovery code: the one of the authenticator is used elsewhere. */
function stepUp() {
  return post(anyStaff, async ({ scene: { domain }, members }) => {
    const codes = new Map<string, string>();
    for (const [person, { id }] of Object.entries(members)) {
      const made = await domain.db.transaction((tx) => makeRecoveryCodes(tx, domain.secrets, id));
      codes.set(person, made[0] ?? "");
    }
    return { path: staffPaths.stepUp(), form: (person) => ({ code: codes.get(person) ?? "" }) };
  });
}

function challenge(
  name: "loginChallenge" | "stepUpChallenge" | "passkeyChallenge",
  may: readonly Person[],
) {
  return post(may, () => Promise.resolve({ path: staffPaths[name](), form: {} }), { status: 200 });
}

async function passkeyIds({ scene, members }: Stage) {
  const ids = new Map<string, string>();
  for (const [person, { id: staffId }] of Object.entries(members)) {
    const [row] = await scene.domain.db.execute<{ id: string }>(
      sql`insert into passkeys (staff_id, credential_id, public_key, counter, name)
        values (${staffId}, ${crypto.randomUUID()}, '', 0, 'Bureau') returning id`,
    );
    ids.set(person, row?.id ?? "");
  }
  return ids;
}

function namePasskey() {
  const ask = async (stage: Stage) => {
    const ids = await passkeyIds(stage);
    const form = (person: Person) => ({
      ...{ intent: "rename", name: "Maison" },
      id: ids.get(person) ?? "",
    });
    return { path: staffPaths.passkeys(), form };
  };
  return post(anyStaff, ask, { fresh: true });
}

function namePasskeyOfColleague(): Line {
  const ask = async (stage: Stage) => {
    const id = (await passkeyIds(stage)).get("signed-out") ?? "";
    return { path: staffPaths.passkeys(), form: { intent: "rename", name: "Mienne", id } };
  };
  return { ...post([], ask), about: "naming a colleague’s passkey", refusal: 404 };
}

/** A session of each member, which only they may end. */
async function sessionIds(stage: Stage) {
  const ids = new Map<string, string>();
  for (const [person, { id }] of Object.entries(stage.members)) {
    await openStaffSession(stage, id);
    const [row] = await stage.scene.domain.db.execute<{ id: string }>(
      sql`select id from staff_sessions where staff_id = ${id} order by created_at desc limit 1`,
    );
    ids.set(person, row?.id ?? "");
  }
  return ids;
}

function endOwnSession() {
  return post(anyStaff, async (stage) => {
    const ids = await sessionIds(stage);
    const form = (person: Person) => ({ intent: "end", id: ids.get(person) ?? "" });
    return { path: staffPaths.sessions(), form };
  });
}

function endSessionOfColleague() {
  const ask = async (stage: Stage) => {
    const ids = await sessionIds(stage);
    const form = (person: Person) => ({
      intent: "end",
      id: ids.get(person === "agent" ? "approver" : "agent") ?? "",
    });
    return { path: staffPaths.sessions(), form };
  };
  return { ...post([], ask), refusal: 422, about: "a colleague’s session" };
}

function stayHere() {
  return post(people, () => Promise.resolve({ path: staffPaths.sessionEnd(), form: {} }), {
    status: 200,
    changes: false,
  });
}

function makeKey() {
  const ask = () =>
    Promise.resolve({ path: staffPaths.apiKeys(), form: { name: "Espace client" } });
  return post(administrator, ask, { status: 200, fresh: true });
}

function chooseSight() {
  const ask = async (stage: Stage) => {
    await letAgentsSee(stage, "assigned");
    return { path: staffPaths.sight(), form: { intent: "all" } };
  };
  return post(administrator, ask);
}

/** Leaves it as it was. */
function sightPage(): Line {
  const ask = async (stage: Stage) => {
    await letAgentsSee(stage, "all");
    return { path: staffPaths.sight() };
  };
  return { method: "GET", may: overseers, ask };
}

export async function letAgentsSee({ scene, members }: Stage, what: "assigned" | "all") {
  const order = { staffId: members.administrator.id, assignedOnly: what === "assigned" };
  expectOk(await changeSight(scene.domain, order));
}

function addReason(path: string, kind: ReasonKind) {
  const texts = { titleFr: "Essai", titleEn: "Test", textFr: "Un essai.", textEn: "A test." };
  const form = { intent: "add", kind, ...texts };
  return post(administrator, () => Promise.resolve({ path, form }));
}

/** Each time with the version that stands. */
function chooseReminders() {
  return post(administrator, async ({ scene }) => {
    const { version } = await readReminderSettings(scene.domain.db);
    const days = { first: "4", second: "9", notice: "3" };
    return {
      path: staffPaths.reminderSettings(),
      form: { ...days, ...(version > 0 && { version: String(version) }) },
    };
  });
}

function judgeDocument() {
  return post(deskHands, async (stage) => {
    const { document, ...found } = await documentIn(stage);
    const path = staffPaths.documentVerdict({ reference: found.reference, id: document.id });
    return { ...found, path, form: { verdict: "accepted" } };
  });
}

function revokeKey() {
  const ask = async ({ scene: { domain }, members }: Stage) => {
    const actor = `staff:${members.administrator.id}` as const;
    expectOk(await createApiKey(domain, { name: "Essai", actor }));
    const [key] = await domain.db.execute<{ id: string }>(
      sql`select id from api_keys order by created_at desc limit 1`,
    );
    return { path: staffPaths.apiKeys(), form: { intent: "revoke", id: key?.id ?? "" } };
  };
  return { ...post(administrator, ask, { fresh: true }), about: "revoking a key" };
}

function otherPoints() {
  const { points } = defaultRiskSettings;
  return { ...defaultRiskSettings, points: { ...points, "odd-hour": 12 } };
}

function proposeRisk() {
  const form = { basedOn: "0", reason: "Trop de nuits.", ...riskForm(otherPoints()) };
  return post(administrator, () => Promise.resolve({ path: staffPaths.riskSettings(), form }));
}

/** Another administrator proposed it. What was confirmed before makes no later one stale. */
function riskProposalLines(pathOf: (params: { id: string }) => string): readonly Line[] {
  const ask = async (stage: Stage): Promise<Ask> => {
    const { domain } = stage.scene;
    await domain.db.execute(sql`truncate risk_proposals`);
    const { id: by } = await addMember(stage, ["administrator"]);
    const proposal = { by, basedOn: 0, values: otherPoints(), reason: "Trop de nuits." };
    const proposed = await proposeSettings(domain, proposal);
    if (!proposed.ok) throw new Error("the proposal was refused");
    return { path: pathOf({ id: proposed.value.id }), form: {} };
  };
  return [{ method: "GET", may: overseers, ask }, post(administrator, ask)];
}

function inviteColleague() {
  return post(
    administrator,
    () => {
      const email = `${crypto.randomUUID()}@desk.example`;
      const form = { name: "Luc Martin", email, roles: ["agent"] };
      return Promise.resolve({ path: staffPaths.members(), form });
    },
    { fresh: true },
  );
}

function memberLines(
  pathOf: (params: { id: string }) => string,
  form: Record<string, string | string[]> = {},
  state: Parameters<typeof updateStaffMember>[2] = {},
): readonly Line[] {
  const ask = async (stage: Stage): Promise<Ask> => {
    const { id, version } = await addMember(stage, ["agent"]);
    await updateStaffMember(stage.scene.domain.db, id, { name: "Sacha", ...state });
    return { path: pathOf({ id }), form: { version: String(version), ...form } };
  };
  return [{ method: "GET", may: overseers, ask }, post(administrator, ask, { fresh: true })];
}

function memberSessionLines(): Line[] {
  const ask = async (stage: Stage) => {
    const { id } = await addMember(stage, ["agent"]);
    await openStaffSession(stage, id);
    return { path: staffPaths.memberSessions({ id }), form: { intent: "end-all" } };
  };
  // A session that ends changes no table that is watched, but its audit event does.
  return [{ method: "GET", may: overseers, ask }, post(administrator, ask, { fresh: true })];
}

function inviteCustomer() {
  return post(["agent", "approver", "administrator"], async ({ scene }) => {
    const { login } = await addAccount(scene);
    return { path: staffPaths.invitations(), form: { login } };
  });
}

/** A search is a form, so that what is searched for stays out of logs. */
function search() {
  const ask = () => Promise.resolve({ path: staffPaths.requests(), form: { q: "durand" } });
  return post(anyStaff, ask, { changes: false });
}

function takeNext() {
  return post(deskHands, async (stage) => {
    const found = await caseIn(stage, "submitted");
    return { ...found, path: staffPaths.requestsNext(), form: {} };
  });
}

function freezeSeveral() {
  const ask = async (stage: Stage) => {
    const found = await caseIn(stage, "submitted");
    const rows = [`${found.reference}:${found.version}`];
    const form = { act: "freeze", rows, reason: "Deux demandes du même appareil." };
    return { ...found, path: staffPaths.requestsBulk(), form };
  };
  return post(freezers, ask, { status: 200 });
}

/** A member's own. */
function saveView() {
  const form = { intent: "save", name: "Rachats", filters: "tab=submitted" };
  return post(anyStaff, () => Promise.resolve({ path: staffPaths.requestsViews(), form }));
}

function soon() {
  return new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
}

type CasePath = (params: { reference: string }) => string;

function casePage(pathOf: CasePath): Line {
  const ask = async (stage: Stage) => {
    const found = await caseIn(stage, "submitted");
    return { ...found, path: pathOf(found) };
  };
  return { method: "GET", may: anyStaff, ask };
}

/** With a number that a registry can be asked for. */
async function ofCompany(stage: Stage) {
  const found = await caseIn(stage, "submitted");
  await stage.scene.domain.db.execute(
    sql`update accounts set siren = '552100554' where id = ${found.account.id}`,
  );
  return found;
}

function decision(
  pathOf: CasePath,
  may: readonly Person[],
  form: Record<string, string | string[]>,
  prepare: (stage: Stage) => Promise<StagedCase> = (stage) => caseIn(stage, "submitted"),
) {
  return post(may, async (stage) => {
    const found = await prepare(stage);
    const { version } = await requestOf(stage.scene, found.id);
    return { ...found, path: pathOf(found), form: { version: String(version), ...form } };
  });
}

function approve() {
  return post(["approver"], async (stage) => {
    const found = await caseIn(stage, "submitted");
    const { checklist, lastFour, because } = await approvalOf(stage.scene, found.id);
    const form = { version: found.version, checks: checklist, lastFour, because };
    return { ...found, path: staffPaths.approval(found), form };
  });
}

/** Each takes back what they decided themselves; an administrator stops an approval of others. */
function undo() {
  return post(["agent", "approver", "administrator"], async (stage) => {
    const { scene, members } = stage;
    const rules = { ...scene.domain.rules, undoMinutes: 10 };
    const unhurried = { ...scene, domain: { ...scene.domain, rules } };
    const decided = async (decide: (id: RequestId) => Promise<Result<unknown, string>>) => {
      const found = await caseIn(stage, "submitted");
      expectOk(await decide(found.id));
      return { ...found, version: String((await requestOf(scene, found.id)).version) };
    };
    const sentBack = await decided((id) => sendBack(unhurried, id, ["mobile"], members.agent.id));
    const approved = await decided((id) => approveRequest(unhurried, id, members.approver.id));
    const of = (person: Person) => (person === "agent" ? sentBack : approved);
    return {
      ...approved,
      path: (person) => staffPaths.undo(of(person)),
      form: (person) => ({ version: of(person).version }),
    };
  });
}

async function frozen(stage: Stage, id: RequestId) {
  await sayNotMe(stage.scene, id);
}

function unfreeze() {
  const form = { telephone: "known", reason: "Rappelé au numéro connu." };
  return decision(staffPaths.unfreeze, administrator, form, async (stage) => {
    const found = await caseIn(stage, "submitted");
    await frozen(stage, found.id);
    return found;
  });
}

function settle() {
  const form = { reason: "Vu avec le client." };
  return decision(staffPaths.settlement, administrator, form, async (stage) => {
    const found = await caseIn(stage, "applied");
    await frozen(stage, found.id);
    return found;
  });
}

function resetFailures() {
  return decision(staffPaths.codeFailures, deskHands, {}, async (stage) => {
    const found = await caseIn(stage, "started");
    await stage.scene.domain.db.execute(
      sql`update requests set code_failures = 10 where id = ${found.id}`,
    );
    return found;
  });
}

function showDecision(): Line {
  const ask = async (stage: Stage) => {
    const found = await caseIn(stage, "rejected");
    return { ...found, path: staffPaths.decisionPdf(found) };
  };
  return { method: "GET", may: anyStaff, ask };
}

function exportCase(): Line {
  const ask = async (stage: Stage) => {
    const found = await caseIn(stage, "submitted");
    return { ...found, path: staffPaths.casePdf(found) };
  };
  return { method: "GET", may: overseers, ask, fresh: true };
}

function exportEvidence(): Line {
  const ask = async (stage: Stage) => {
    const found = await caseIn(stage, "submitted");
    return { ...found, path: staffPaths.evidence(found) };
  };
  return { method: "GET", may: overseers, ask, fresh: true };
}

function exportFigures(): Line {
  return { ...page(staffPaths.statisticsTable({ table: "volume.csv" }), overseers), fresh: true };
}

async function lookIn(stage: Stage) {
  const found = await withLimit("secondLookOneIn", 1, () =>
    caseIn(stage, "applied", "individual.change"),
  );
  return { ...found, id: await lookOf(stage.scene, found.id) };
}

async function takenLook(stage: Stage) {
  const found = await lookIn(stage);
  await claimLook(stage.scene, found.id, stage.members.approver.id);
  return { ...found, path: staffPaths.secondLook({ id: found.id }), stake: [found.id] };
}

function takeLook() {
  return post(["approver"], async (stage) => {
    const found = await lookIn(stage);
    return { ...found, path: staffPaths.secondLooks(), form: {}, stake: [found.id] };
  });
}

/** Who took it sees it, and nobody else learns of it. */
function openLook(): Line {
  const ask = async (stage: Stage) => {
    const found = await takenLook(stage);
    return { ...found, secrets: [found.account.login] };
  };
  const about = "one that is not done";
  return { method: "GET", about, may: ["approver"], ask, refusal: 404 };
}

function doneLook(): Line {
  const ask = async (stage: Stage) => {
    const found = await takenLook(stage);
    const { domain } = stage.scene;
    const answer = { id: found.id, staffId: stage.members.approver.id, reason: "" };
    expectOk(await answerLook(domain, { ...answer, verdict: "approve" }));
    return found;
  };
  return { method: "GET", may: ["approver", "administrator", "auditor"], ask };
}

function answerOpenLook() {
  return post(["approver"], async (stage) => ({
    ...(await takenLook(stage)),
    form: { verdict: "approve", reason: "" },
  }));
}

function proveContactAgain() {
  return decision(staffPaths.contactProof, deskHands, {}, (stage) =>
    caseIn(stage, "submitted", "organisation.retired"),
  );
}

type DocumentPath = (params: { reference: string; id: string }) => string;

function documentPage(pathOf: DocumentPath, status = 200): Line {
  const ask = async (stage: Stage) => {
    const { document, ...found } = await documentIn(stage);
    const path = pathOf({ reference: found.reference, id: document.id });
    return { ...found, path, secrets: [...found.secrets, "CASTEL"] };
  };
  return { method: "GET", may: anyStaff, status, ask };
}

/** The trail says who downloaded it. */
function download() {
  const ask = async (stage: Stage) => {
    const { document, ...found } = await documentIn(stage);
    const path = staffPaths.document({ reference: found.reference, id: document.id });
    return { ...found, path, form: {}, secrets: ["%PDF-1.4"] };
  };
  return post(anyStaff, ask, { status: 200 });
}
