/**
 * Every number of attempts, expiry, delay and wait, with its unit in the name. Read a number when it
 * is needed, never on import: a test changes one and sees page, mail and database follow.
 */
const numbers = {
  // Attempts
  /** Logins, or addresses to prove, that may be typed on the page of one link. */
  attemptsPerLink: 5,
  /** After the first, the second and every later wrong word on the page of a link. */
  linkWaitSeconds: [0, 10, 60, 300] as readonly number[],
  attemptsPerCode: 5,
  attemptsPerSecondFactor: 5,
  /** Over all codes of a request; staff can reset the count. */
  codeFailuresPerRequest: 10,
  /**
   * Over all requests in `codeFailureDays`: two whole requests. A month of guesses finds a code of six
   * digits with a chance of 1 in 50,000.
   */
  codeFailuresPerAccount: 20,
  /** The same over all accounts. Proved and unproved numbers are counted apart. */
  codeFailuresPerNumber: 20,
  codeFailureDays: 30,
  /** Of an account; then its old number is warned, and staff see a risk. */
  codeFailuresBeforeWarning: 5,
  /** Each gives the request its failures back, and the account and its number as many again. */
  codeResetsPerRequest: 2,
  /** In `codeFailureDays`. */
  codeResetsPerAccount: 3,
  /** Wrong last four digits that staff may note after calling back. */
  lastFourFailuresPerRequest: 5,

  // One-time codes
  codeMinutes: 10,
  /** After the first, the second and every later send. */
  sendWaitSeconds: [30, 60, 300] as readonly number[],
  sendsPerNumber: 5,
  /** Window in which `sendsPerNumber` counts. */
  sendsPerNumberMinutes: 10,
  sendsPerRequestADay: 8,
  /** Over all requests of the account; codes for new numbers and for the old one are counted apart. */
  sendsPerAccountAnHour: 10,
  sendsPerAccountADay: 20,
  /** A range is a number without its last four digits: 10,000 numbers. */
  sendsPerRangeAnHour: 10,
  sendsPerRangeADay: 30,
  /** Of each country but mainland France. GOV.UK Notify allows 100 a day to all of them. */
  sendsPerCountryAnHour: 30,
  sendsPerCountryADay: 100,
  /** For life, outside France and its overseas territories. */
  sendsPerForeignNumber: 20,
  sendsPerProvedForeignNumber: 200,
  /** Of the service's budgets; the rest is kept for numbers that were proved before. */
  unprovedBudgetPercent: 80,
  /** What a sent code is counted by; after this only what is counted for life stays. */
  sendsKeptDays: 30,
  /** After this, the customer proves the number again before the request is submitted. */
  numberProofHours: 24,

  // Links
  /** The link of an invitation and its unique code. */
  invitationHours: 24,
  /** The link that proves the new contact's address. */
  contactLinkHours: 24,
  /** The link with which a staff member sets a password. */
  setupLinkHours: 24,
  /** "This was not me" links. */
  warningLinkDays: 30,
  /** An ended link still shows a page where its recipient can request a new one. */
  renewableLinkDays: 30,
  /** Per recipient and account, when customers request links. */
  invitationsAnHour: 10,
  /** After this, what identifies a used or ended code, link or session is erased. */
  secretsKeptHours: 24,

  // Notes
  noteCharacters: 4000,
  notesPerRequest: 200,

  // Messages between staff and the customer of a request
  threadCharacters: 4000,
  /** Of each side. */
  threadMessagesPerSide: 200,
  /** Of each side, in one hour. */
  threadMessagesAnHour: 20,
  threadFilesPerMessage: 5,
  /** Of messages. Their bytes together are as limited as those of the documents. */
  threadFilesPerRequest: 30,
  /** Messages to the customer are gathered for this long into one mail. */
  threadMailMinutes: 5,

  // Sessions
  sessionIdleMinutes: 30,
  sessionHours: 4,
  staffSessionIdleMinutes: 30,
  staffSessionHours: 10,
  /** From the password to the second factor. */
  secondFactorMinutes: 10,
  /** A session seen less long ago is not written again. */
  seenJustNowSeconds: 10,
  /** Before the end of a session, a dialog announces it. */
  sessionWarningMinutes: 2,
  /** Typing extends the session at most once in this time. */
  keepAliveSeconds: 60,
  /** A form that was posted after the end of its session waits this long for its sender. */
  keptFormHours: 24,
  keptFormCharacters: 40_000,
  /** The oldest ones give way. */
  keptFormsPerPerson: 20,
  recoveryCodes: 10,
  /** After a second factor, what is sensitive needs no other one. */
  factorFreshMinutes: 5,
  /** For an answer of the browser's authenticator. */
  passkeyChallengeMinutes: 5,
  /** From the button to the return from the provider of identities. */
  ssoStartMinutes: 10,
  /** What the provider says about itself is asked again after this. */
  ssoDiscoveryMinutes: 60,
  /** For each answer of the provider. */
  ssoTimeoutSeconds: 4,
  /** How far the clocks of provider and portal may differ. */
  ssoClockSeconds: 30,
  /** Sign-ins from unknown browsers are gathered into one mail. */
  signInAlertMinutes: 5,
  passkeysPerMember: 10,
  /** Before the password may go: one that is lost shuts nobody out. */
  passkeysWithoutPassword: 2,
  /** A browser that passed the second factor has attempts of its own for so long. */
  knownBrowserDays: 90,
  /** Members whose second factor one browser has passed. */
  membersPerBrowser: 5,
  /** Between attempts under one name from everywhere, once `staff-…-everywhere` is used up. */
  signInWaitSeconds: [5, 30, 120] as readonly number[],
  /** Attempts after which the next of these waits begins. */
  attemptsPerSignInWait: 10,
  /** After a right password; then the member and the administrators are warned. */
  wrongFactorsUntilWarning: 3,
  /** Window in which wrong second factors count. */
  wrongFactorMinutes: 60,
  /** One attack is one warning. */
  factorWarningMinutes: 60,
  passwordMinLength: 12,
  /** Argon2 has no such limit; no real password is longer. */
  passwordMaxLength: 200,

  // Decisions
  /** Staff members who approve a request of the risk band `raised`; of `low` it is one. */
  approvalsWhenRaised: 2,
  approvalsWhenHigh: 2,

  // Second looks
  /** One in this many decisions of the lowest band is picked for a blind second look. */
  secondLookOneIn: 20,
  /** From the first decision; after this the second look counts as not done. */
  secondLookDays: 14,
  /** Then a colleague can take a second look that somebody took and did not finish. */
  secondLookMinutes: 30,
  secondLookReasonLength: 2_000,
  /** On the list of what waits, and on the one of differing decisions. */
  secondLooksShown: 50,

  // Risk: what is counted, and from which count on it is a risk
  /** For this long a changed contact, or a changed telephone to call back, is a recent one. */
  recentChangeDays: 60,
  /** A rejection of the same account's request counts for this long. */
  recentRejectionDays: 90,
  wrongLoginsUntilRisk: 3,
  wrongLoginDays: 7,
  /** Invitations of one account, to any recipient. */
  linksUntilRisk: 4,
  linkHours: 24,
  /** Requests sent by other accounts of the same company. */
  companyRequestsUntilRisk: 3,
  companyRequestDays: 7,
  /** Local hours; Saturdays and Sundays count as a whole. */
  nightFromHour: 21,
  nightUntilHour: 6,
  /** Hard limits of the settings that two administrators can change. */
  riskPointsMost: 100,
  raisedFromMost: 60,
  highFromMost: 120,
  /** A proposal ends by itself after this. */
  riskProposalDays: 7,
  riskProposalsShown: 20,
  /** An open request's kept assessment is renewed after this. */
  assessmentHours: 12,
  /** Requests that the routine reads at once. */
  assessmentBatch: 200,
  /** Other requests that are assessed with one that changed. */
  assessedNeighbours: 50,
  /** Administrators who lift a freeze when none of them called back. */
  liftsWithoutCallBack: 2,

  // The queue
  /** More are "500+". */
  countedRequests: 500,
  /** Requests looked at for one page, where no index leads to it. */
  scannedRequests: 1_000,
  /** A search with more hits shows the newest requests first, page by page. */
  searchHits: 1_000,
  /** Rows that the indexes may find for the parts of a search; more are too many. */
  lookedUpRows: 2_000,
  /** How many rows are read to estimate how often each part of a search occurs. */
  sampledRows: 300,
  /** Up to this frequency a part of a search is worth an index. */
  rarePiecePercent: 5,
  savedViewsPerMember: 20,
  viewNameLength: 60,
  /** Working hours from the submission to the decision; the clock stands while the customer acts. */
  hoursToDecide: {
    "individual.add": 8,
    "individual.change": 8,
    "individual.no-mailbox": 8,
    "individual.no-mobile": 8,
    "organisation.standard": 8,
    "organisation.acquired": 16,
    "organisation.retired": 16,
    "organisation.deceased": 16,
  },
  /** Requests that "take the next one" looks at, where the first ones bar the member. */
  nextCandidates: 20,
  /** A request cannot be put off for longer. */
  snoozeDays: 30,
  /** Without a sign of life from the page of the member who works on a request. */
  caseLockMinutes: 5,
  /** Without a sign of life from a page, nobody reads it any more. */
  presenceSeconds: 60,
  /** How often an open page gives a sign of life. */
  presenceBeatSeconds: 20,
  /** Mails that remind a customer, over the life of a request. */
  remindersPerRequest: 6,
  /** Between two of them. */
  reminderHours: 24,
  /**
   * Without a sign of the customer who has to act; then the portal reminds by itself. Until an
   * administrator chooses other days.
   */
  remindAfterDays: [3, 10] as readonly number[],
  /** Before an abandoned request ends, its customer is told so. The same holds. */
  remindBeforeEndDays: 2,
  bulkRequests: 100,
  /** From the question to the customer until the approved request ends by itself. */
  confirmationHours: 72,

  // Answers
  addresses: 20,
  /** Shortest prefixes of a range of addresses. */
  addressBitsIpv4: 24,
  addressBitsIpv6: 48,
  contactTextLength: 200,
  /** What can be written on the page of a dead "this was not me" link. */
  noticeReportLength: 1_000,

  // Documents
  /** Views by the same person within this many minutes count as one. */
  viewMinutes: 10,
  /** The answer to an upload waits for the reading: most are read by then, and faults are shown. */
  readingWaitMs: 3_000,
  /** Age above which a register extract gets a notice: usage, not law. */
  extractMonths: 3,
  /** Age above which another document gets a remark. */
  documentMonths: 12,
  /** From the creation of a file; a program that issues documents modifies none later. */
  modifiedAfterHours: 1,
  /** After the customer removed a document from a draft, its bytes are kept this long. */
  removedDocumentDays: 1,
  /** A stored object without a row is deleted after this. */
  strayObjectHours: 24,

  // Audit
  auditPageRows: 50,
  /** Read at once while a search is exported. */
  auditExportRows: 1_000,
  /** Events whose hashes one anchor holds; more go into the next one. */
  anchoredEvents: 20_000,
  /** A process that claimed the next anchor and has not written it by then is dead. */
  anchorClaimMinutes: 10,

  // Keys
  /** Rows that `secrets:reseal` reads and writes at once. */
  resealBatch: 500,

  // Accounts
  /** Accounts that one page of the list looks at for a filter that no index answers. */
  scannedAccounts: 20_000,
  /** Accounts that a search gathers; for more, another word is needed. */
  accountHits: 1_000,
  /** Open requests up to which the list starts from them. */
  openRequestsListed: 2_000,

  // Invitations to many accounts
  /** One batch takes no more; the next one takes the others. */
  batchInvitations: 5_000,
  batchInvitationsAMinute: 120,
  /** An account that was invited less long ago is left out of a batch. */
  inviteAgainHours: 24,

  // Import of accounts
  importMegabytes: 64,
  importRows: 200_000,
  /** Of any cell but the list of addresses; an index holds a login of this length. */
  importCellLength: 500,
  /** Of an import or a batch of invitations, from its last change; then its file and rows are erased. */
  importKeptDays: 30,
  /** After this, an import whose process died counts as failed. */
  importStuckHours: 24,

  // Public registries
  /** An answer counts and is kept for other requests this long. */
  registryAnswerHours: 24,
  /** Between two questions to one registry, by all processes: less than 7 a second. */
  registryGapMs: 150,
  /** Failures in a row before a registry is left alone. */
  registryFailures: 3,
  registryPauseSeconds: 60,
  /** Minutes before each new try for one request; then staff may ask again. */
  registryRetryMinutes: [1, 5, 30, 120, 480] as readonly number[],
  /** Managers that are firms, followed for one request. */
  registryFirms: 2,
  /** Printed notices of the gazette, looked up for one request. */
  registryNotices: 2,

  // Jobs
  messageAttempts: 12,
  linkRequestAttempts: 5,
  /** Of the check and of the writing of an import. */
  importAttempts: 4,
  webhookAttempts: 20,
  /**
   * Of judging a document that was not judged at its upload; the waits grow, 9 hours in all. Then a
   * person judges it.
   */
  judgingAttempts: 10,
  /** From this attempt on, a document for whose reading the time did not suffice is left to a person. */
  lateReadingAttempts: 3,
  /** A document still unread after this is read by a new job. */
  unreadMinutes: 10,
  /** After its end a day is counted again: an SMS may be tried for hours, a decision taken back. */
  figuresOpenHours: 48,
  /** Between two counts of a past day that is still open. */
  figuresRecountMinutes: 60,
  /** A scrape within this time gets the same figures of the database. */
  metricsKeptSeconds: 5,
  /** The count of waiting requests, on the statistics and for a monitor, goes no further. */
  waitingMost: 1_000,
  /** Jobs, messages and budgets that a monitor's figures look at. */
  monitoredMost: 10_000,
  /** Longest range that the statistics show: two years. */
  statisticsDays: 731,
  /** How often workers look for jobs of dead workers. */
  leaseLookMs: 1_000,
  /** A worker without its lease for this long is dead. Others lose it in a restart of the database. */
  leaseGraceMs: 4_000,
  leaseRetryMs: 300,
  /** Silence after which both ends of a lease's connection ask whether the other one is there. */
  leaseKeepaliveSeconds: 2,
};
export type LimitName = keyof typeof numbers;
export const limits: Readonly<typeof numbers> = numbers;

const minute = 60;
const hour = 60 * minute;

/** At most `points` in `seconds`, counted across all processes. */
export interface RateRule {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/**
 * Limits of the forms that send or check something. Limits by address are wide, because offices and
 * mobile networks share addresses.
 */
const rules = {
  "link-address": { points: 30, seconds: hour },
  "link-login": { points: 10, seconds: hour },
  "login-address": { points: 120, seconds: hour },
  "code-address": { points: 60, seconds: hour },
  /** Together with the next rule, waits that grow. */
  "code-login-burst": { points: 3, seconds: minute },
  "code-login": { points: 10, seconds: hour },
  "contact-address": { points: 60, seconds: hour },
  "proof-request": { points: 10, seconds: hour },
  "proof-recipient": { points: 10, seconds: hour },
  "proof-address": { points: 60, seconds: hour },
  "staff-file": { points: 60, seconds: hour },
  "invite-staff": { points: 120, seconds: hour },
  "invite-recipient": { points: 10, seconds: hour },
  "notice-address": { points: 60, seconds: hour },
  /** The form tells fixed, VoIP and machine numbers apart: nobody shall sort a list with it. */
  "mobile-address": { points: 60, seconds: hour },
  "mobile-session": { points: 20, seconds: hour },
  "report-address": { points: 5, seconds: hour },
  /** Over the whole service: each report is a mail to every administrator. */
  "report-service": { points: 60, seconds: hour },
  "send-address": { points: 60, seconds: hour },
  "check-address": { points: 240, seconds: hour },
  "upload-request": { points: 120, seconds: hour },
  /** Messages of one member, with files or without. */
  "upload-staff": { points: 240, seconds: hour },
  "staff-login-address": { points: 60, seconds: 15 * minute },
  /** Under one name from one network: strangers elsewhere cannot use it up. */
  "staff-login-network": { points: 10, seconds: 15 * minute },
  "staff-code-network": { points: 10, seconds: 15 * minute },
  /** Under one name from everywhere; beyond it attempts have to wait, and are never locked out. */
  "staff-login-everywhere": { points: 50, seconds: hour },
  "staff-code-everywhere": { points: 20, seconds: hour },
  /** From one browser that its owner has signed in with before. */
  "staff-login-browser": { points: 10, seconds: 15 * minute },
  "staff-code-browser": { points: 10, seconds: 15 * minute },
  /** Challenges, and answers to them, at the sign-in and in a session. */
  "staff-passkey-address": { points: 240, seconds: 15 * minute },
  /** Sign-ins by SSO that begin, and their returns. */
  "staff-sso-address": { points: 120, seconds: 15 * minute },
  /** How often a blocked sign-in is written to the audit trail. */
  "staff-lock-out": { points: 1, seconds: 15 * minute },
  "api-address": { points: 1200, seconds: minute },
};
export type RateLimit = keyof typeof rules;
export const rateRules: Readonly<Record<RateLimit, Omit<RateRule, "name">>> = rules;

/** After this, no attempt of before is counted. */
export function longestRateSeconds() {
  return Math.max(...Object.values(rateRules).map(({ seconds }) => seconds));
}

export const megabyte = 1024 * 1024;

export interface DocumentLimits {
  readonly maxFileBytes: number;
  readonly maxFiles: number;
  readonly maxRequestBytes: number;
}

export const defaultDocumentLimits: DocumentLimits = {
  maxFileBytes: 20 * megabyte,
  maxFiles: 10,
  maxRequestBytes: 60 * megabyte,
};

export interface Retention {
  /** After the decision. */
  readonly documentsDays: number;
  /** After the last change of an abandoned request, which is then closed. */
  readonly abandonedDays: number;
}

export const defaultRetention: Retention = { documentsDays: 30, abandonedDays: 15 };

/** Codes that may be sent. */
export interface SmsBudget {
  readonly hour: number;
  readonly day: number;
}

export interface SmsRules {
  /** Of the whole service. */
  readonly budget: SmsBudget;
  /** Multiplies the budgets of countries and ranges; 1 but in test runs and the demonstration. */
  readonly widening: number;
}

export const defaultSmsBudget: SmsBudget = { hour: 500, day: 3_000 };

/** In the demonstration everybody shares one address and one range of fictional numbers. */
export const demoFactor = 50;

/** From the approval of a request with a risk to its effect. */
export const defaultHoldHours = 48;
/** The same for a first number, when only the mailbox that asked can be warned. */
export const defaultFirstNumberHoldHours = 24;
/** For this long a decision can be undone; no message leaves and no account changes before. */
export const defaultUndoMinutes = 10;
/** Of a request in the highest band, at least; then the customer is asked to confirm it. */
export const defaultCoolOffHours = 48;
export const mostCoolOffHours = 72;
