import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { type Status, statuses } from "#app/domain/request/state-machine.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { Decision } from "./decision.tsx";

const member = { name: "Dominique", isAdministrator: true };

function shown(
  status: Status,
  frozenAt: Date | null,
  { viewerInvited = false, isAdministrator = true, ...more }: Shown = {},
) {
  const request = {
    reference: "AAAA-BBBB",
    version: 7,
    status,
    frozenAt,
    alarmedAt: null,
    alertSettledAt: null,
    codeFailures: 0,
    recipientKind: "main",
    ...more,
  };
  const found = { request, viewerInvited, account: { locale: "fr" } } as unknown as StaffCase;
  const viewer = { ...member, isAdministrator };
  return renderToStaticMarkup(<Decision found={found} member={viewer} refused={undefined} />);
}

interface Shown extends Partial<StaffCase["request"]> {
  readonly viewerInvited?: boolean;
  readonly isAdministrator?: boolean;
}

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
      expect(html).toContain("refusez-la");
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

  it("cannot be released by the staff member who invited another recipient: a colleague has to", () => {
    const other = { viewerInvited: true, recipientKind: "other" } as const;
    expect(shown("submitted", now, other)).not.toContain("/unfreeze");
    expect(shown("submitted", now, other)).toContain("Vous avez envoyé l’invitation");
    expect(shown("submitted", now, { viewerInvited: true })).toContain("/unfreeze");
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
    expect(shown("rejected", at, { isAdministrator: false })).not.toContain("<form");
    expect(shown("rejected", at, { recipientKind: "other" })).toContain("reste arrêté");
  });

  it("asks for nothing more once it is settled", () => {
    const html = shown("rejected", at, { alertSettledAt: at });
    expect(html).toContain("Alerte close");
    expect(html).not.toContain("<form");
  });
});
