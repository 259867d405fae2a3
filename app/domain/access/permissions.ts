import { type RoleName, staffRoles } from "./roles.ts";

/**
 * Which roles may do what. Routes, pages, decisions and tests read it. An auditor reads everything
 * and changes nothing. With several roles, a person may do what any of the roles allows.
 */
export const permissions = {
  /** Own sessions, password and second factor. */
  own: staffRoles,
  /** Own passkeys: a stolen session must not add a way in. */
  factors: staffRoles,
  /** Queue, cases, documents, accounts, statistics. */
  read: staffRoles,
  /** Every request, where the others see only what is assigned to them. */
  "read-all": ["approver", "administrator", "auditor"],
  /** Assign, snooze, note, write to the customer, judge a document, ask for changes. */
  handle: ["agent", "approver"],
  approve: ["approver"],
  reject: ["approver"],
  /** Own decisions; an administrator stops a colleague's approval. */
  undo: ["agent", "approver", "administrator"],
  freeze: ["agent", "approver", "administrator"],
  /** Lifts a freeze, settles an alarm. */
  lift: ["administrator"],
  invite: ["agent", "approver", "administrator"],
  /** Many accounts at once. */
  "invite-many": ["administrator"],
  "read-imports": ["administrator", "auditor"],
  import: ["administrator"],
  /** Evidence, audit events, figures. */
  export: ["administrator", "auditor"],
  "read-audit": ["administrator", "auditor"],
  "read-members": ["administrator", "auditor"],
  members: ["administrator"],
  "read-settings": ["administrator", "auditor"],
  /** Reasons, templates, points of risk, sign-in rules. */
  settings: ["administrator"],
  "read-keys": ["administrator", "auditor"],
  keys: ["administrator"],
} as const satisfies Record<string, readonly RoleName[]>;

/** What takes a fresh second factor as well; an approval takes one in the upper bands of risk. */
const sensitive: readonly Permission[] = [
  "factors",
  "export",
  "import",
  "members",
  "settings",
  "keys",
];

export function needsFreshFactor(permission: Permission) {
  return sensitive.includes(permission);
}

export type Permission = keyof typeof permissions;

export const permissionIds = Object.keys(permissions) as Permission[];

export function isPermitted(roles: readonly RoleName[], permission: Permission) {
  const allowed: readonly RoleName[] = permissions[permission];
  return roles.some((role) => allowed.includes(role));
}

export function permissionsOf(roles: readonly RoleName[]) {
  return permissionIds.filter((permission) => isPermitted(roles, permission));
}
