import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type Permission, permissionsOf } from "#app/domain/access/permissions.ts";
import { staffRoles } from "#app/domain/access/roles.ts";
import { finding } from "#app/domain/registry/finding.ts";
import { decisionIds } from "#app/domain/request/decision-ids.ts";
import { type Status, statuses } from "#app/domain/request/state-machine.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { type CaseRefusal, refusalWords } from "./case-refusal.ts";
import { Decision } from "./decision.tsx";
import type { FilledTemplate } from "./template-choice.tsx";

const everything = permissionsOf(staffRoles);

function shown(
  status: Status,
  frozenAt: Date | null,
  { may = everything, found: changes = {}, refused, templates = [], ...more }: Shown = {},
) {
  const request = {
    reference: "AAAA-BBBB",
    version: 7,
    status,
    frozenAt,
    alarmedAt: null,
    alertSettledAt: null,
    codeFailures: 0,
    lastFourFailures: 0,
    recipientKind: "main",
    ...more,
  };
  const found = { ...calm, request, ...changes } as unknown as StaffCase;
  const viewer = { name: "Dominique", may };
  return renderToStaticMarkup(
    <Decision found={found} member={viewer} refused={refused} templates={templates} />,
  );
}

interface Shown extends Partial<StaffCase["request"]> {
  readonly may?: readonly Permission[];
  readonly found?: Partial<StaffCase>;
  readonly refused?: CaseRefusal;
  readonly templates?: readonly FilledTemplate[];
}

const nothingDone = {
  invited: false,
  askedForChanges: false,
  escalated: false,
  lifted: false,
  approved: false,
  sharesAccess: false,
};
const telephone = { kind: "known", number: "+33 1 99 00 12 34", href: "tel:+33199001234" } as const;
const calm: Partial<StaffCase> = {
  account: { locale: "fr" } as StaffCase["account"],
  involvement: nothingDone,
  liftProposals: [],
  telephones: [telephone],
  checks: ["called-back", "name-matches"],
  asksLastFour: true,
  steps: [],
  documents: [],
  failing: [],
  registry: { findings: [], answers: [], mayAsk: false, waits: false },
  assessment: { points: [], total: 0, band: "low", situationFloor: "low", version: 0 },
  approvals: { given: 0, needed: 1 },
  obstacle: null,
  wouldTakeEffectAt: null,
  holdHours: 0,
  context: {
    rows: [],
    frozenAt: null,
    earlier: [],
    elsewhere: { number: [], company: [], address: [], document: [] },
    linkUses: [],
    reasons: [],
    verdicts: {},
    mayTakeBack: false,
    ownChecks: [],
    colleagueChecks: [],
    notes: [],
    thread: [],
  },
};

describe("a request that waits for the customer", () => {
  const drafts = ["started", "returned"] as const;

  it.each(drafts)("offers staff no action while it is not frozen (%s)", (status) => {
    expect(shown(status, null)).not.toContain("<form");
  });

  it.each(drafts)(
    "offers staff rejection or the lifting of the freeze while it is frozen (%s)",
    (status) => {
      const html = shown(status, new Date());
      expect(html).toContain('action="/staff/requests/AAAA-BBBB/rejection"');
      expect(html).toContain('action="/staff/requests/AAAA-BBBB/unfreeze"');
      expect(html).toContain("refusez la demande");
    },
  );
});

it("Every decision form names the version that was seen, the lifting of a freeze included", () => {
  for (const status of ["submitted", "approved", "returned"] as const) {
    const html = shown(status, new Date());
    const forms = html.split("<form").slice(1);
    expect(forms).toHaveLength(2);
    for (const form of forms) expect(form).toContain('name="version" value="7"');
  }
});

it("Without a freeze, only a submitted or approved request can be rejected", () => {
  const over = statuses.filter((one) => !["submitted", "approved"].includes(one));
  for (const status of over) expect(shown(status, null), status).not.toContain("rejection");
});

describe("a frozen request", () => {
  const now = new Date();

  it.each([
    ["invited", "Vous avez envoyé l’invitation"],
    ["approved", "Vous avez déjà pris part à cette demande"],
    ["askedForChanges", "Vous avez déjà pris part à cette demande"],
  ] as const)("cannot be released by who took part in it: a colleague has to (%s)", (done, why) => {
    const found = { involvement: { ...nothingDone, [done]: true } };
    expect(shown("submitted", now, { found })).not.toContain("/unfreeze");
    expect(shown("submitted", now, { found })).toContain(why);
    expect(shown("submitted", now)).toContain("/unfreeze");
  });

  it("asks an administrator on which telephone they called back, or for a second administrator", () => {
    const html = shown("submitted", now);
    expect(html).toMatch(/type="radio"[^>]*name="telephone"[^>]*value="known"/);
    expect(html).toContain("Oui, au téléphone connu");
    expect(html).toContain('<a href="tel:+33199001234">');
    expect(html).toContain("un second administrateur devra confirmer");
    const none = shown("submitted", now, { found: { telephones: [] } });
    expect(none).not.toContain('value="known"');
    expect(none).toContain('value="none"');
  });

  it("shows the second administrator what the first one proposed", () => {
    const proposal = { by: "Noa", byViewer: false, reason: "La cliente confirme." };
    const html = shown("submitted", now, { found: { liftProposals: [proposal] } });
    expect(html).toContain("Noa propose de lever la suspension");
    expect(html).toContain("La cliente confirme.");
    expect(html).toContain("je confirme la proposition");
  });

  it("cannot be approved by any button", () => {
    expect(shown("submitted", now)).not.toContain("/approval");
  });

  it("is not announced as taking effect when it was approved", () => {
    const takesEffectAt = now;
    const [frozen, free] = [now, null].map((at) => shown("approved", at, { takesEffectAt }));
    expect(frozen).toContain("prise d’effet suspendue, prévue");
    expect(frozen).not.toContain("prend effet");
    expect(free).toContain("Approuvée, prend effet");
  });
});

describe("an alert about a closed request", () => {
  const at = new Date();
  const settlement = 'action="/staff/requests/AAAA-BBBB/settlement"';

  it("is settled by administrators, who cannot lift a freeze there", () => {
    for (const html of [shown("rejected", at), shown("applied", null, { alarmedAt: at })]) {
      expect(html).toContain(settlement);
      expect(html).toContain('name="version" value="7"');
      expect(html).not.toContain("/unfreeze");
      expect(html).not.toContain("reste arrêté");
    }
    expect(shown("rejected", at, { may: permissionsOf(["agent"]) })).not.toContain("<form");
    expect(shown("rejected", at, { recipientKind: "other" })).toContain("reste arrêté");
  });

  it("asks for nothing more once it is settled", () => {
    const html = shown("rejected", at, { alertSettledAt: at });
    expect(html).toContain("Alerte close");
    expect(html).not.toContain("<form");
  });
});

describe("the approval of a submitted request", () => {
  const approval = 'action="/staff/requests/AAAA-BBBB/approval"';
  const primary = "button-primary";
  const open = (found: Partial<StaffCase> = {}, refused?: CaseRefusal) =>
    shown("submitted", null, { found, ...(refused && { refused }) });

  it("names the telephone to call inside the check, as a link, and asks for the last four digits", () => {
    const html = open();
    const row = html.slice(
      html.indexOf('value="called-back"'),
      html.indexOf('value="name-matches"'),
    );
    expect(row).toContain(
      '<a href="tel:+33199001234"><span class="phone">+33 1 99 00 12 34</span></a>',
    );
    expect(row).toContain("sans les lui dire");
    expect(html).toMatch(/<input[^>]*name="lastFour"[^>]*inputMode="numeric"/);
  });

  it("asks for no digits where no number is asked", () => {
    expect(open({ asksLastFour: false })).not.toContain('name="lastFour"');
  });

  it("keeps what was entered when the digits are wrong, and says how many attempts are left", () => {
    const html = shown("submitted", null, {
      lastFourFailures: 2,
      refused: {
        form: "approval",
        refusal: "last-four-wrong",
        checks: ["called-back"],
        lastFour: "1234",
      },
    });
    expect(html).toContain('value="1234"');
    expect(html).toMatch(/value="called-back"[^>]*checked|checked=""[^>]*value="called-back"/);
    expect(html).toContain("Ne les devinez pas");
    expect(html).toContain("Il reste 3 tentatives.");
  });

  const obstacles = [
    "inviter",
    "involved",
    "shared-access",
    "already-approved",
    "contact-not-proved",
    "scan-pending",
    "documents-unread",
    "documents-missing",
    "last-four-used-up",
  ] as const;

  it.each(obstacles)("offers no button while it is impossible, and says why: %s", (obstacle) => {
    const html = open({ obstacle });
    expect(html).not.toContain(approval);
    expect(html).not.toContain(primary);
    expect(html).toContain("Vous ne pouvez pas approuver cette demande");
    expect(html).toContain(refusalWords(obstacle));
    expect(open()).toContain(primary);
  });

  it("says how many of two approvals are given, and why there are two", () => {
    const html = open({ approvals: { given: 1, needed: 2 }, checks: ["no-telephone"] });
    expect(html).toContain("Approbations\u00a0: 1 sur 2");
    expect(html).toContain("il faut 2 personnes");
    expect(open()).not.toContain("Approbations");
  });

  it("asks why to approve although rules fail", () => {
    const document = { id: "1", kind: "kbis", label: "kbis.pdf" } as const;
    const failing = [{ document, rule: "number" }] as const;
    expect(open({ failing })).toContain('name="because"');
    const silent = { answers: [], mayAsk: false, waits: false };
    const registry = { findings: [finding("state", "ceased")], ...silent };
    expect(open({ registry })).toContain('name="because"');
    const differs = { findings: [finding("name", "other-name")], ...silent };
    expect(open({ registry: differs })).not.toContain('name="because"');
    expect(open()).not.toContain('name="because"');
  });

  it("ticks what the member had ticked before, and says what a colleague had ticked", () => {
    const colleagueChecks = [{ name: "Noa", checks: ["name-matches"] }] as const;
    const context = { ...calm.context, ownChecks: ["called-back"], colleagueChecks };
    const html = open({ context: context as unknown as StaffCase["context"] });
    const isTicked = (check: string) =>
      new RegExp(`checked=""[^>]*value="${check}"|value="${check}"[^>]*checked=""`).test(html);
    expect([isTicked("called-back"), isTicked("name-matches")]).toEqual([true, false]);
    expect(html).toContain("Déjà coché par Noa");
  });

  it("names refused documents in the form that asks for changes, and ticks that step", () => {
    const documents = [{ id: "1", label: "kbis.pdf" }];
    const verdicts = { "1": { verdict: "refused" } };
    const context = { ...calm.context, verdicts };
    const html = open({ steps: ["mobile", "documents"], documents, context } as never);
    expect(html).toMatch(/checked=""[^>]*value="documents"|value="documents"[^>]*checked=""/);
    expect(html).not.toMatch(/checked=""[^>]*value="mobile"|value="mobile"[^>]*checked=""/);
    expect(html).toContain("nommés dans le message avec leur motif\u00a0: kbis.pdf");
  });

  it("offers the reasons of the catalogue that are in use, and tells a script what each says", () => {
    const reason = {
      ...{ id: "1", kind: "rejection", nature: "outdated", version: 1, retiredAt: null },
      ...{ titleFr: "Trop ancien", titleEn: "Too old", textFr: "Le Kbis…", textEn: "The Kbis…" },
    };
    const retired = { ...reason, id: "2", titleFr: "Vieux motif", retiredAt: new Date() };
    const html = open({ context: { ...calm.context, reasons: [reason, retired] } } as never);
    expect(html).toContain('<option value="1" data-text="Le Kbis…">Trop ancien</option>');
    expect(html).toContain('<optgroup label="Périmé">');
    expect(html).not.toContain("Vieux motif");
  });

  it("saves ticked checks by a button of its own, which comes after the one that approves", () => {
    const html = open();
    const save = 'formaction="/staff/requests/AAAA-BBBB/checks"';
    expect(html).toContain(save);
    expect(html.indexOf(primary)).toBeLessThan(html.indexOf(save));
  });
});

describe("a decision that can still be undone", () => {
  const undoForm = 'action="/staff/requests/AAAA-BBBB/undo"';
  const pending = {
    decision: "approved",
    by: "Noa",
    byViewer: true,
    until: new Date("2026-11-29T13:32:00Z"),
    secondsLeft: 599,
    takesEffectAt: null,
  } as const;
  const request = { pendingDecision: "approved" } as const;
  const look = (found: Partial<StaffCase>, more: Shown = {}) =>
    shown("submitted", null, { ...request, ...more, found: { undo: null, ...found } });

  it("says what was done, until when, and how long that is, with a button for this version", () => {
    const html = look({ pending });
    expect(html).toContain("Vous avez approuvé la demande.");
    expect(html).toContain("Rien n’a encore été envoyé");
    expect(html).toContain("14\u00a0h\u00a032");
    expect(html).toContain('data-countdown-seconds="599"');
    expect(html).toContain("9\u00a0min\u00a059\u00a0s");
    const form = html.slice(html.indexOf(undoForm));
    expect(form).toContain('name="version" value="7"');
    expect(form).toContain("Annuler la décision");
  });

  it.each(decisionIds)("names a colleague, who alone can undo it (%s)", (decision) => {
    const found = { ...pending, decision, byViewer: false };
    const html = look({ pending: found, undo: "not-own-decision" });
    expect(html).toContain("Noa a ");
    expect(html).toContain("Seule la personne");
    expect(html).not.toContain(undoForm);
  });

  it("offers no other decision, but the rejection of an approval", () => {
    const html = look({ pending });
    expect(html).not.toContain("/approval");
    expect(html).not.toContain("/changes");
    expect(html).toContain("/rejection");
    const rejected = look({ pending }, { pendingDecision: "rejected" });
    expect(rejected).not.toContain("/rejection");
  });

  it("tells of the delay that follows", () => {
    const takesEffectAt = new Date("2026-12-01T13:22:00Z");
    expect(look({ pending: { ...pending, takesEffectAt } })).toContain("1er\u00a0décembre 2026");
    expect(look({ pending })).not.toContain("prendra effet");
  });

  it("is announced beside the button that decides", () => {
    expect(shown("submitted", null, { found: { undoMinutes: 10 } })).toContain(
      "prend effet après 10 minutes",
    );
    expect(shown("submitted", null, { found: { undoMinutes: 0 } })).toContain("aussitôt");
  });

  it("an approval that waits for another one can be taken back by its giver", () => {
    const html = shown("submitted", null, { found: { obstacle: "already-approved" } });
    expect(html).toContain(undoForm);
    expect(html).toContain("Retirer mon approbation");
  });

  it("an auditor sees it and has no button", () => {
    const html = look({ pending }, { may: permissionsOf(["auditor"]) });
    expect(html).toContain("Rien n’a encore été envoyé");
    expect(html).not.toContain("<form");
  });
});

describe("the confirmation by the customer", () => {
  const takesEffectAt = new Date("2026-11-25T13:05:00Z");
  const confirmBefore = new Date("2026-11-28T13:05:00Z");
  const due = { confirmationDue: true, takesEffectAt, confirmedAt: null } as const;
  const asked = { ...due, confirmationAskedAt: takesEffectAt, confirmBefore };

  it("is announced beside the button that approves", () => {
    const found = { confirms: true, holdHours: 48, wouldTakeEffectAt: takesEffectAt };
    expect(shown("submitted", null, { found })).toContain("puis la confirmation du client");
  });

  it("is waited for, with the hour from which it is asked, then the last one", () => {
    const later = shown("approved", null, { ...due, confirmationAskedAt: null });
    expect(later).toContain("puis confirmation du client");
    expect(later).toContain(takesEffectAt.toISOString());
    const now = shown("approved", null, asked);
    expect(now).toContain("Confirmation demandée au client");
    expect(now).toContain(confirmBefore.toISOString());
    expect(now).toContain("/rejection");
  });

  it("was not given: the page says how the request ended", () => {
    const html = shown("expired", null, { ...asked, takesEffectAt: null });
    expect(html).toContain("n’a pas confirmé à temps");
  });
});

describe("a template in the form of a decision", () => {
  const templates = [{ id: "t1", title: "Précision", text: "Bonjour,\n[votre question]" }];
  const boxOf = (refused: CaseRefusal) =>
    /<textarea[^>]*name="message"[^>]*>([^<]*)</.exec(
      shown("submitted", null, { templates, refused }),
    )?.[1];

  it("fills the field of the words before what was typed, once", () => {
    const taken = {
      form: "changes",
      refusal: null,
      templateId: "t1",
      takesTemplate: true,
    } as const;
    expect(boxOf({ ...taken, message: "" })).toBe("Bonjour,\n[votre question]");
    const typed = boxOf({ ...taken, message: "À moi." });
    expect(typed).toBe("Bonjour,\n[votre question]\n\nÀ moi.");
    // A browser sends line ends in its own way.
    const sent = "Bonjour,\r\n[votre question]\r\n\r\nÀ moi.";
    expect(boxOf({ ...taken, message: sent })).toBe(sent);
  });

  it("leaves the words alone when the form was refused", () => {
    const refused = { form: "changes", refusal: "placeholder-left", templateId: "t1" } as const;
    expect(boxOf({ ...refused, message: "Bonjour, [votre question]" })).toBe(
      "Bonjour, [votre question]",
    );
    const html = shown("submitted", null, { templates, refused });
    expect(html).toContain(
      '<option value="t1" data-text="Bonjour,\n[votre question]" selected="">',
    );
  });
});
