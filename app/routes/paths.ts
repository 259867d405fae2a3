/**
 * Every address of the portal, once. Forms, links, redirects, mails, Express and headers read it. A
 * path is called with its parameters and returns the address; `pattern` is what the route table takes.
 */
export const paths = {
  home: at("/"),
  link: at("/link"),
  login: at("/login/:token"),
  code: at("/code"),
  request: at("/request"),
  situation: at("/request/situation"),
  mobile: at("/request/mobile"),
  addresses: at("/request/addresses"),
  contact: at("/request/contact"),
  documents: at("/request/documents"),
  documentRemoval: at("/request/documents/:id/removal"),
  verification: at("/request/verification"),
  currentVerification: at("/request/verification/current"),
  check: at("/request/check"),
  letterPdf: at("/request/letter.pdf"),
  receiptPdf: at("/request/receipt.pdf"),
  decisionPdf: at("/request/decision.pdf"),
  withdrawal: at("/request/withdrawal"),
  another: at("/request/another"),
  messages: at("/request/messages"),
  messageFile: at("/request/messages/files/:id"),
  leaving: at("/request/leaving"),
  documentKind: at("/papers/:kind"),
  specimenPdf: at("/papers/:kind/specimen.pdf"),
  contactProof: at("/contact/:token"),
  notice: at("/notice/:token"),
  confirmation: at("/confirm/:token"),
  sessionEnd: at("/session-end"),
  privacy: at("/privacy"),
  accessibility: at("/accessibility"),
  outbox: at("/outbox"),
  outboxJson: at("/outbox.json"),
  outboxMail: at("/outbox/:id/mail"),
  apiAccount: at("/api/v1/accounts/:login"),
  refused: at("/refused"),
  failed: at("/failed"),
  alive: at("/healthz"),
  ready: at("/readyz"),
} as const;

export const staffPaths = {
  home: at("/staff"),
  login: at("/staff/login"),
  /** Asked by scripts, for an answer of the browser's authenticator. */
  loginChallenge: at("/staff/login/challenge"),
  /** Sign-in by the provider of identities. */
  sso: at("/staff/login/sso"),
  ssoReturn: at("/staff/login/sso/return"),
  logout: at("/staff/logout"),
  setup: at("/staff/setup/:token"),
  enrolment: at("/staff/enrolment"),
  stepUp: at("/staff/step-up"),
  stepUpChallenge: at("/staff/step-up/challenge"),
  ssoStepUp: at("/staff/step-up/sso"),
  passkeys: at("/staff/passkeys"),
  passkeyChallenge: at("/staff/passkeys/challenge"),
  recoveryCodes: at("/staff/recovery-codes"),
  sessions: at("/staff/sessions"),
  sessionEnd: at("/staff/session-end"),
  apiKeys: at("/staff/api-keys"),
  riskSettings: at("/staff/risk-settings"),
  riskConfirmation: at("/staff/risk-settings/:id/confirmation"),
  riskRefusal: at("/staff/risk-settings/:id/refusal"),
  members: at("/staff/members"),
  sight: at("/staff/members/sight"),
  ssoRule: at("/staff/members/sso"),
  memberDisablement: at("/staff/members/:id/disablement"),
  memberEnablement: at("/staff/members/:id/enablement"),
  memberRoles: at("/staff/members/:id/roles"),
  memberSecondFactorReset: at("/staff/members/:id/second-factor-reset"),
  memberSessions: at("/staff/members/:id/sessions"),
  reasons: at("/staff/reasons"),
  templates: at("/staff/templates"),
  reminderSettings: at("/staff/reminder-settings"),
  statistics: at("/staff/statistics"),
  statisticsTable: at("/staff/statistics/:table"),
  secondLooks: at("/staff/second-looks"),
  secondLook: at("/staff/second-looks/:id"),
  audit: at("/staff/audit"),
  auditExport: at("/staff/audit/export.csv"),
  invitations: at("/staff/invitations"),
  invitationBatches: at("/staff/invitations/batches"),
  invitationBatch: at("/staff/invitations/batches/:id"),
  accounts: at("/staff/accounts"),
  /** See `accountPath`: a login may have any sign. */
  account: at("/staff/accounts/:login"),
  accountImports: at("/staff/accounts/import"),
  accountImport: at("/staff/accounts/import/:id"),
  requests: at("/staff/requests"),
  requestsNext: at("/staff/requests/next"),
  requestsBulk: at("/staff/requests/bulk"),
  requestsViews: at("/staff/requests/views"),
  request: at("/staff/requests/:reference"),
  assignment: at("/staff/requests/:reference/assignment"),
  snooze: at("/staff/requests/:reference/snooze"),
  escalation: at("/staff/requests/:reference/escalation"),
  freeze: at("/staff/requests/:reference/freeze"),
  reminder: at("/staff/requests/:reference/reminder"),
  presence: at("/staff/requests/:reference/presence"),
  registry: at("/staff/requests/:reference/registry"),
  approval: at("/staff/requests/:reference/approval"),
  rejection: at("/staff/requests/:reference/rejection"),
  changes: at("/staff/requests/:reference/changes"),
  undo: at("/staff/requests/:reference/undo"),
  takeBack: at("/staff/requests/:reference/changes/taking-back"),
  checks: at("/staff/requests/:reference/checks"),
  messages: at("/staff/requests/:reference/messages"),
  notes: at("/staff/requests/:reference/notes"),
  unfreeze: at("/staff/requests/:reference/unfreeze"),
  settlement: at("/staff/requests/:reference/settlement"),
  codeFailures: at("/staff/requests/:reference/code-failures"),
  decisionPdf: at("/staff/requests/:reference/decision.pdf"),
  casePdf: at("/staff/requests/:reference/case.pdf"),
  evidence: at("/staff/requests/:reference/evidence.zip"),
  contactProof: at("/staff/requests/:reference/contact-proof"),
  document: at("/staff/requests/:reference/documents/:id"),
  documentVerdict: at("/staff/requests/:reference/documents/:id/verdict"),
  documentView: at("/staff/requests/:reference/documents/:id/view"),
  documentPicture: at("/staff/requests/:reference/documents/:id/pages/:page"),
  documentText: at("/staff/requests/:reference/documents/:id/text"),
  documentDownload: at("/staff/requests/:reference/documents/:id/download"),
} as const;

/**
 * A login may be "..", which browsers resolve, or "import", which is another page: a space before it
 * keeps it a login, because spaces in logins do not count.
 */
export function accountPath(login: string) {
  const escaped = encodeURIComponent(login);
  const isTaken = /^(?:\.{1,2}|import)$/i.test(login);
  return staffPaths.account({ login: isTaken ? `%20${escaped}` : escaped });
}

/** Which document of which request. */
export type DocumentAddress = Params<"/:reference/:id">[0];

/** The page of a step of the journey. */
export const stepPaths = {
  situation: paths.situation,
  mobile: paths.mobile,
  addresses: paths.addresses,
  contact: paths.contact,
  documents: paths.documents,
  verification: paths.verification,
  check: paths.check,
} as const;

type ParamNames<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never;

type Params<Pattern extends string> = [ParamNames<Pattern>] extends [never]
  ? []
  : [params: Readonly<Record<ParamNames<Pattern>, string>>];

export interface Path<Pattern extends string = string> {
  (...params: Params<Pattern>): string;
  readonly pattern: Pattern;
}

/** Parameters are inserted as they are: references, ids, kinds and tokens need no escaping. */
function at<const Pattern extends string>(pattern: Pattern): Path<Pattern> {
  const fill = (params: Readonly<Record<string, string>> = {}) =>
    pattern.replace(/:(\w+)/g, (_, name: string) => params[name] ?? "");
  return Object.assign(fill, { pattern });
}

/**
 * Whether the router takes an address for this path: it decodes segments, ignores case and passes
 * over slashes at the end.
 */
export function leadsTo({ pattern }: { readonly pattern: string }, pathname: string): boolean {
  const matcher = matchers.get(pattern) ?? matcherOf(pattern);
  matchers.set(pattern, matcher);
  return matcher.test(decoded(pathname));
}

/** By pattern: every request asks about several paths. */
const matchers = new Map<string, RegExp>();

function matcherOf(pattern: string) {
  const segments = pattern
    .split("/")
    .map((one) => (one.startsWith(":") ? "[^/]+" : one.replaceAll(".", "\\.")));
  return new RegExp(`^${segments.join("/")}/*$`, "i");
}

function decoded(pathname: string) {
  try {
    const segments = pathname.split("/").map((one) => decodeURIComponent(one));
    return segments.map((one) => one.replaceAll("/", "%2F")).join("/");
  } catch {
    return pathname;
  }
}
