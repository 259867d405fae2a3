import type { Permission } from "#app/domain/access/permissions.ts";
import { leadsTo, staffPaths } from "./paths.ts";

type StaffPath = keyof typeof staffPaths;

interface Access {
  /** Null: open to somebody who has not signed in. */
  readonly read: Permission | null;
  /** Of a form that is sent here; absent: the address takes none. */
  readonly change?: Permission | null;
}

/** What it takes to open each address of the back office, and to send a form to it. */
export const staffAccess: Record<StaffPath, Access> = {
  home: { read: null },
  login: { read: null, change: null },
  loginChallenge: { read: null, change: null },
  sso: { read: null, change: null },
  ssoReturn: { read: null, change: null },
  logout: { read: null, change: null },
  setup: { read: null, change: null },
  enrolment: { read: null, change: null },
  stepUp: { read: "own", change: "own" },
  stepUpChallenge: { read: null, change: "own" },
  ssoStepUp: { read: null, change: "own" },
  passkeys: { read: "own", change: "factors" },
  passkeyChallenge: { read: null, change: "factors" },
  recoveryCodes: { read: "own", change: "own" },
  sessions: { read: "own", change: "own" },
  sessionEnd: { read: null, change: null },
  apiKeys: { read: "read-keys", change: "keys" },
  riskSettings: { read: "read-settings", change: "settings" },
  riskConfirmation: { read: "read-settings", change: "settings" },
  riskRefusal: { read: "read-settings", change: "settings" },
  members: { read: "read-members", change: "members" },
  ssoRule: { read: "read-members", change: "settings" },
  sight: { read: "read-members", change: "settings" },
  memberDisablement: { read: "read-members", change: "members" },
  memberEnablement: { read: "read-members", change: "members" },
  memberRoles: { read: "read-members", change: "members" },
  memberSecondFactorReset: { read: "read-members", change: "members" },
  memberSessions: { read: "read-members", change: "members" },
  invitationBatches: { read: "read", change: "invite-many" },
  invitationBatch: { read: "read", change: "invite-many" },
  reasons: { read: "read-settings", change: "settings" },
  reminderSettings: { read: "read-settings", change: "settings" },
  templates: { read: "read-settings", change: "settings" },
  statistics: { read: "read" },
  statisticsTable: { read: "export" },
  secondLooks: { read: "approve", change: "approve" },
  /** One that is done is read by everybody who sees all requests. */
  secondLook: { read: "read-all", change: "approve" },
  audit: { read: "read-audit" },
  auditExport: { read: "export" },
  invitations: { read: "read", change: "invite" },
  /** A search is sent as a form, as in the queue. */
  accounts: { read: "read", change: "read" },
  account: { read: "read" },
  accountImports: { read: "read-imports", change: "import" },
  accountImport: { read: "read-imports", change: "import" },
  /** A search is sent as a form, so that what is searched for stays out of logs. */
  requests: { read: "read", change: "read" },
  requestsNext: { read: "read", change: "handle" },
  /** Each act checks its own permission; everybody who may do one of them may freeze. */
  requestsBulk: { read: "read", change: "freeze" },
  /** A member's own. */
  requestsViews: { read: "read", change: "read" },
  request: { read: "read" },
  assignment: { read: "read", change: "handle" },
  snooze: { read: "read", change: "handle" },
  escalation: { read: "read", change: "handle" },
  freeze: { read: "read", change: "freeze" },
  reminder: { read: "read", change: "handle" },
  registry: { read: "read", change: "handle" },
  /** Changes nothing but who is seen to read. */
  presence: { read: "read", change: "read" },
  approval: { read: "read", change: "approve" },
  rejection: { read: "read", change: "reject" },
  changes: { read: "read", change: "handle" },
  undo: { read: "read", change: "undo" },
  takeBack: { read: "read", change: "handle" },
  checks: { read: "read", change: "handle" },
  messages: { read: "read", change: "handle" },
  notes: { read: "read", change: "handle" },
  unfreeze: { read: "read", change: "lift" },
  settlement: { read: "read", change: "lift" },
  codeFailures: { read: "read", change: "handle" },
  decisionPdf: { read: "read" },
  casePdf: { read: "export" },
  evidence: { read: "export" },
  contactProof: { read: "read", change: "handle" },
  document: { read: "read", change: "read" },
  documentVerdict: { read: "read", change: "handle" },
  documentView: { read: "read" },
  documentPicture: { read: "read" },
  documentText: { read: "read" },
  documentDownload: { read: "read" },
};

const entries = (Object.keys(staffPaths) as StaffPath[])
  .map((name) => ({ path: staffPaths[name], access: staffAccess[name] }))
  // An address with fewer parameters is meant where both fit.
  .sort((a, b) => parameters(a.path.pattern) - parameters(b.path.pattern));

function parameters(pattern: string) {
  return pattern.split(":").length;
}

/** What a request of this method to this address takes. Throws for an address outside the table. */
export function neededFor(method: string, pathname: string): Permission | null {
  const found = entries.find(({ path }) => leadsTo(path, pathname));
  if (!found) throw new Error("this address of the back office is not in the table of access");
  const { read, change } = found.access;
  const reads = method === "GET" || method === "HEAD";
  if (reads) return read;
  if (change === undefined) throw new Error("this address of the back office takes no form");
  return change;
}

/** The request that an address is about, as it is typed there; null: it is about none. */
export function referenceIn(pathname: string): string | null {
  const found = entries.find(({ path }) => leadsTo(path, pathname));
  const place = found?.path.pattern.split("/").indexOf(":reference") ?? -1;
  return place < 0 ? null : decodeURIComponent(pathname.split("/")[place] ?? "");
}
