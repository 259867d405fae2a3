import { leadsTo, paths, staffPaths } from "#app/routes/paths.ts";

/**
 * What a form's sender typed, for every form that needs a session. An empty list: nothing is typed
 * there, or only a one-time code, but the sender is led back to the page. Codes, passwords, hidden
 * fields (but the template that a message comes from) and the last four digits of a call are never
 * kept. What confirms something about a case is given back for the same version only
 * (ui/staff/kept-case.tsx).
 */
export const keptFields = {
  [paths.request.pattern]: [],
  [paths.situation.pattern]: ["situation"],
  [paths.mobile.pattern]: ["mobile", "explanation"],
  [paths.addresses.pattern]: ["addresses"],
  [paths.contact.pattern]: ["contactChanges", "contactName", "contactRole", "contactEmail"],
  [paths.documents.pattern]: ["explanation-*"],
  [paths.documentRemoval.pattern]: [],
  [paths.verification.pattern]: [],
  [paths.currentVerification.pattern]: [],
  [paths.check.pattern]: [],
  [paths.withdrawal.pattern]: [],
  [paths.another.pattern]: [],
  [paths.messages.pattern]: ["text"],
  [staffPaths.stepUp.pattern]: [],
  [staffPaths.ssoStepUp.pattern]: [],
  [staffPaths.passkeys.pattern]: ["name"],
  [staffPaths.recoveryCodes.pattern]: [],
  [staffPaths.sessions.pattern]: [],
  [staffPaths.members.pattern]: ["name", "email", "roles"],
  [staffPaths.ssoRule.pattern]: [],
  [staffPaths.sight.pattern]: [],
  [staffPaths.memberRoles.pattern]: ["roles"],
  [staffPaths.memberSecondFactorReset.pattern]: [],
  [staffPaths.memberSessions.pattern]: [],
  [staffPaths.memberDisablement.pattern]: [],
  [staffPaths.memberEnablement.pattern]: [],
  [staffPaths.apiKeys.pattern]: ["name"],
  [staffPaths.invitationBatches.pattern]: [],
  [staffPaths.invitationBatch.pattern]: [],
  [staffPaths.riskSettings.pattern]: [
    "points-*",
    "floor-*",
    "situation-*",
    "without-telephone-*",
    "raisedFrom",
    "highFrom",
    "reason",
  ],
  [staffPaths.riskConfirmation.pattern]: [],
  [staffPaths.riskRefusal.pattern]: [],
  [staffPaths.invitations.pattern]: ["login", "email"],
  [staffPaths.accounts.pattern]: ["q"],
  [staffPaths.accountImports.pattern]: [],
  [staffPaths.accountImport.pattern]: [],
  [staffPaths.requests.pattern]: ["q"],
  [staffPaths.requestsNext.pattern]: [],
  [staffPaths.requestsBulk.pattern]: ["reason"],
  [staffPaths.requestsViews.pattern]: ["name"],
  [staffPaths.assignment.pattern]: [],
  [staffPaths.snooze.pattern]: ["until"],
  [staffPaths.escalation.pattern]: ["reason"],
  [staffPaths.freeze.pattern]: ["reason"],
  [staffPaths.reminder.pattern]: [],
  [staffPaths.registry.pattern]: [],
  [staffPaths.approval.pattern]: ["checks", "because"],
  [staffPaths.rejection.pattern]: ["reason"],
  [staffPaths.undo.pattern]: [],
  [staffPaths.changes.pattern]: ["steps", "message"],
  [staffPaths.takeBack.pattern]: [],
  [staffPaths.documentVerdict.pattern]: ["comment"],
  [staffPaths.messages.pattern]: ["text", "templateId"],
  [staffPaths.notes.pattern]: ["text"],
  [staffPaths.reminderSettings.pattern]: ["first", "second", "notice"],
  [staffPaths.templates.pattern]: ["titleFr", "titleEn", "textFr", "textEn"],
  [staffPaths.secondLooks.pattern]: [],
  [staffPaths.secondLook.pattern]: ["verdict", "reason"],
  [staffPaths.reasons.pattern]: ["titleFr", "titleEn", "textFr", "textEn"],
  [staffPaths.checks.pattern]: [],
  [staffPaths.unfreeze.pattern]: ["telephone", "reason"],
  [staffPaths.settlement.pattern]: ["reason"],
  [staffPaths.codeFailures.pattern]: [],
  [staffPaths.contactProof.pattern]: [],
  [staffPaths.document.pattern]: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Null for an address without a form that needs a session. */
export function fieldsKeptAt(path: string): readonly string[] | null {
  const found = Object.entries(keptFields).find(([pattern]) => leadsTo({ pattern }, path));
  return found?.[1] ?? null;
}

/** `explanation-*` stands for all names that begin so. */
export function isKept(fields: readonly string[], name: string) {
  return fields.some((field) =>
    field.endsWith("*") ? name.startsWith(field.slice(0, -1)) : field === name,
  );
}
