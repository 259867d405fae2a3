import { describe, expect, it } from "vitest";
import { permissionIds } from "#app/domain/access/permissions.ts";
import { judgeDocument } from "#app/domain/document/rules/judge-document.ts";
import { readAddresses } from "#app/domain/journey/enter-addresses.server.ts";
import { contactFaults } from "#app/domain/journey/enter-contact.server.ts";
import { defaultDocumentLimits, type LimitName, limits } from "#app/domain/limits.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import type { FailuresUsedUp } from "#app/domain/sms-guard/failures-left.ts";
import { secondsToWait } from "#app/domain/sms-guard/send-refusal.ts";
import { parsePassword } from "#app/domain/staff/password.ts";
import { outcomeSentence, ruleSource } from "#app/i18n/rule-words.ts";
import { documentHint } from "#app/i18n/words.ts";
import { specimenWords } from "#app/pdf/specimen-words.ts";
import { maxRecognised } from "#app/reader/reading/limits.ts";
import { document, request } from "#app/reader/testing/judged-documents.ts";
import AskForLink from "#app/routes/customer/link.tsx";
import Invitations from "#app/routes/staff/invitations.tsx";
import RecoveryCodes from "#app/routes/staff/recovery-codes.tsx";
import Sessions from "#app/routes/staff/sessions.tsx";
import Setup from "#app/routes/staff/setup.tsx";
import { ContactProof } from "#app/ui/customer/contact-proof.tsx";
import { EndedLinkPage } from "#app/ui/customer/ended-link-page.tsx";
import { EndedProofPage } from "#app/ui/customer/ended-proof-page.tsx";
import { VerificationForm } from "#app/ui/customer/verification-form.tsx";
import { errorsOf } from "#app/ui/staff/case-refusal.ts";
import { CodeFailures } from "#app/ui/staff/code-failures.tsx";
import { InvitationTable } from "#app/ui/staff/invitation-table.tsx";
import { withLimit } from "#tests/support/limits.ts";
import { renderPage } from "#tests/support/render-page.tsx";

const nothing = { errors: undefined, email: undefined, login: undefined };
const member = { name: "Dominique", may: permissionIds };

const endedLink = (isRenewed: boolean) =>
  renderPage(() => <EndedLinkPage {...nothing} isRenewed={isRenewed} />);
const endedProof = (isRenewed: boolean) =>
  renderPage(() => <EndedProofPage {...nothing} isRenewed={isRenewed} />);

function verification(failuresLeft: number, usedUp: FailuresUsedUp = "failures-used-up") {
  const failuresUsedUp = failuresLeft > 0 ? null : usedUp;
  const sent = { sent: true, living: true, wasProved: false, delivery: "sent" } as const;
  const state = { ...sent, attemptsLeft: 1, failuresLeft, failuresUsedUp, wait: 0 };
  const words = { number: "+33 6 39 98 00 01", sendLead: "–", refused: "–", errors: undefined };
  return renderPage(() => <VerificationForm state={state} {...words} />);
}

function codeFailures() {
  const request = { reference: "AAAA-BBBB", codeFailures: 2, status: "started", frozenAt: null };
  const counts = { accountCodeFailures: 2, resetsLeft: 1, involvement: { invited: false } };
  const found = { request, ...counts } as unknown as StaffCase;
  return renderPage(() => <CodeFailures found={found} isChangeable />);
}

function resetsUsedUp() {
  const errors = errorsOf({ form: "code-failures", refusal: "resets-used-up" });
  return errors?.[0]?.message ?? "";
}

function deadInvitation() {
  const row = { login: "a", name: "A", recipient: "a@exemple.fr", recipientKind: "main" } as const;
  const more = { id: "1", invitedBy: null, createdAt: new Date(), state: "dead" } as const;
  return renderPage(() => <InvitationTable invitations={[{ ...row, ...more }]} />);
}

const invitations = () =>
  renderPage(Invitations, { loader: { member, invitations: [], justSent: null } });
const setup = (email: string | null, refusal?: string) =>
  renderPage(Setup, { loader: { email }, action: refusal && { refusal } });

/** A limit, another value, and where the page says it. */
const said: readonly [LimitName, number, string, () => string][] = [
  [
    "invitationHours",
    5,
    "valable 5 heures",
    () => renderPage(AskForLink, { loader: { ended: false, procedure: "/" }, action: {} }),
  ],
  ["invitationHours", 1, "expire après 1 heure", () => endedLink(false)],
  ["invitationHours", 5, "valables 5 heures", invitations],
  ["attemptsPerLink", 3, "3 identifiants erronés", () => endedLink(false)],
  ["attemptsPerLink", 1, "1 identifiant erroné", () => endedLink(false)],
  ["attemptsPerLink", 3, "3 identifiants erronés", deadInvitation],
  ["renewableLinkDays", 7, "moins de 7 jours", () => endedLink(true)],
  ["contactLinkHours", 6, "plus de 6 heures", () => endedProof(false)],
  ["contactLinkHours", 6, "valable 6 heures", () => endedProof(true)],
  [
    "contactLinkHours",
    6,
    "valable 6 heures",
    () => renderPage(() => <ContactProof waitsFor="a@exemple.fr" isResent={false} />),
  ],
  ["codeMinutes", 4, "Il est valable 4 minutes.", () => verification(1)],
  ["codeFailuresPerRequest", 3, "3 codes erronés.", () => verification(0)],
  ["codeFailuresPerRequest", 3, "sur 3 tentatives", codeFailures],
  ["codeFailuresPerRequest", 3, "reçoivent 3 tentatives de plus", codeFailures],
  ["codeFailureDays", 12, "pour ce compte en 12 jours", codeFailures],
  ["codeFailureDays", 12, "saisis en 12 jours :", () => verification(0, "failures-used-up-lately")],
  ["codeFailureDays", 12, "3 par compte en 12 jours", resetsUsedUp],
  ["codeResetsPerRequest", 7, "7 par demande", resetsUsedUp],
  ["codeResetsPerAccount", 8, "8 par compte", resetsUsedUp],
  ["setupLinkHours", 6, "il a plus de 6 heures", () => setup(null)],
  ["passwordMinLength", 20, "20 caractères", () => setup("a@exemple.fr")],
  ["passwordMinLength", 20, "au moins 20 caractères", () => setup("a@exemple.fr", "too-short")],
  ["passwordMaxLength", 90, "dépasse 90 caractères", () => setup("a@exemple.fr", "too-long")],
  [
    "recoveryCodes",
    4,
    "Créer 4 nouveaux codes",
    () => renderPage(RecoveryCodes, { loader: { member, left: 1 } }),
  ],
  [
    "staffSessionIdleMinutes",
    12,
    "après 12 minutes",
    () => renderPage(Sessions, { loader: { member, sessions: [] } }),
  ],
  [
    "staffSessionHours",
    3,
    "après 3 heures",
    () => renderPage(Sessions, { loader: { member, sessions: [] } }),
  ],
  ["extractMonths", 6, "moins de 6 mois", () => documentHint("kbis", "fr")],
  ["extractMonths", 6, "moins de 6 mois", () => ruleSource("date", "fr")],
  ["extractMonths", 6, "moins de 6 mois", pdfOfKbis],
  ["modifiedAfterHours", 3, "plus de 3 heures après sa création", modifiedLate],
];

function pdfOfKbis() {
  return specimenWords.kbis.places.map((words) => words({}, { locale: "fr" })).join("\n");
}

function modifiedLate() {
  const level = { state: "fail", level: "serious", audience: "staff", facts: [] } as const;
  const values = { signs: "modified" };
  return outcomeSentence({ rule: "editing", answer: "signs", values, ...level }, "fr");
}

/** Typographic spaces count as spaces. */
const plain = (text: string) => text.replace(/\s+/g, " ");

describe("the page says the limit that is set", () => {
  it.each(said)("%s: %i, as “%s”", async (name, value, words, page) => {
    expect(plain(page())).not.toContain(words);
    expect(await withLimit(name, value, () => plain(page()))).toContain(words);
  });
});

const anyWords = { ownWords: [], isListed: () => false };

describe("the check follows the limit that is set", () => {
  it.each([
    ["addresses", 1, () => readAddresses("8.8.8.8, 9.9.9.9")],
    ["addressBitsIpv4", 32, () => readAddresses("8.8.8.0/24")],
    ["addressBitsIpv6", 64, () => readAddresses("2a01:cb00::/48")],
    ["passwordMinLength", 40, () => parsePassword("un violon sous la lune", anyWords)],
    ["passwordMaxLength", 15, () => parsePassword("un violon sous la lune", anyWords)],
  ] as [LimitName, number, () => { ok: boolean }][])("%s: %i", async (name, value, check) => {
    expect(check().ok).toBe(true);
    expect((await withLimit(name, value, check)).ok).toBe(false);
  });

  it("contactTextLength", async () => {
    const faults = () => contactFaults({ name: "Julie Castel", role: "gérante", email: "a@b.fr" });
    expect(faults()).toEqual([]);
    const shown = await withLimit("contactTextLength", 8, faults);
    expect(shown).toEqual([{ field: "name", refusal: "too-long" }]);
  });

  it("sendWaitSeconds", async () => {
    const wait = () => secondsToWait({ ofAccount: { day: 1 }, secondsSinceLast: 0 });
    expect(wait()).toBe(30);
    expect(await withLimit("sendWaitSeconds", [7], wait)).toBe(7);
  });
});

describe("the age of a document", () => {
  const sentences = (kind: "kbis" | "minutes") => {
    const dated = document(kind, [["date", "2026-06-28"]]);
    const today = new Date("2026-11-28T12:00:00Z");
    const outcomes = judgeDocument({ ...request([dated]), today });
    const outcome = outcomes.find(({ rule }) => rule === "date");
    return outcome ? plain(outcomeSentence(outcome, "en")) : "";
  };

  it.each([
    ["extractMonths", "kbis", 4, "more than 4 months ago. Less than 4 months is"],
    ["extractMonths", "kbis", 1, "more than 1 month ago. Less than 1 month is"],
    ["extractMonths", "kbis", 6, "less than 6 months ago"],
    ["documentMonths", "minutes", 4, "more than 4 months ago"],
  ] as const)("%s of a %s: %i", async (name, kind, value, words) => {
    expect(sentences(kind)).not.toContain(words);
    expect(await withLimit(name, value, () => sentences(kind))).toContain(words);
  });
});

it("the reader recognises as many pages as photos may be given", () => {
  expect(maxRecognised).toBe(defaultDocumentLimits.maxFiles);
});

it("a limit is what it was after a test has changed it", async () => {
  await expect(
    withLimit("codeMinutes", 1, () => Promise.reject(new Error("no"))),
  ).rejects.toThrow();
  expect(limits.codeMinutes).toBe(10);
});
