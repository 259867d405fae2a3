import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { CaseRegistry } from "#app/domain/registry/case-registry.ts";
import {
  cannotTell,
  finding,
  type RegistryReason,
  type RegistryVerdict,
} from "#app/domain/registry/finding.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { registrySentence } from "#app/i18n/registry-words.ts";
import { inLocale } from "#tests/support/locale.ts";
import { FailingRules } from "./failing-rules.tsx";
import { RegistryPanel } from "./registry-panel.tsx";

const answeredAt = new Date("2026-11-29T09:00:00Z");

function found(changes: Partial<CaseRegistry>) {
  const registry = { findings: [], answers: [], mayAsk: false, waits: false, ...changes };
  const account = { siren: "552100554", rna: null };
  const request = { reference: "AAAA-BBBB" };
  return { registry, account, request, failing: [] } as unknown as StaffCase;
}
const panel = (changes: Partial<CaseRegistry>, mayHandle = true) =>
  renderToStaticMarkup(<RegistryPanel found={found(changes)} mayHandle={mayHandle} />);

it("Nothing is shown where nothing was asked", () => {
  expect(panel({})).toBe("");
});

it("A registry that is away is told in one line, and may be asked again by who may handle the case", () => {
  const away = {
    ...({ source: "companies", number: "552100554", state: "away" } as const),
    ...{ answer: null, answeredAt, purgedAt: null },
  };
  const changes = { findings: [cannotTell("state", "away")], answers: [away], mayAsk: true };
  const html = panel(changes);
  expect(html).toContain("Le registre est indisponible.");
  expect(html).toContain("Dernier essai le 29/11/2026");
  expect(html).toContain('action="/staff/requests/AAAA-BBBB/registry"');
  expect(html).not.toContain('data-tone="good"');
  expect(panel(changes, false)).not.toContain("<form");
});

it("A company that has ceased is red at the top of the case", () => {
  const findings = [finding("state", "ceased", { on: "2026-03-31" })];
  const html = renderToStaticMarkup(<FailingRules found={found({ findings })} />);
  expect(html).toContain('data-tone="danger"');
  expect(html).toContain("une cessation le 31\u00a0mars 2026");
});

it("Every verdict and every reason has words in both languages", () => {
  const verdicts: Exclude<RegistryVerdict, "cannot-tell">[] = [
    ...(["active", "ceased", "dissolved", "proceedings", "named", "named-by-firm"] as const),
    ...(["other-office", "not-named", "same-name", "close-name", "other-name"] as const),
    ...(["same-form", "other-form", "printed-found", "printed-other", "printed-missing"] as const),
  ];
  const reasons: RegistryReason[] = [
    ...(["waiting", "old", "none", "several", "away", "slow", "limited", "malformed"] as const),
    ...(["erased", "hidden", "names-nobody", "close", "ceased", "other-name"] as const),
    ...(["firm-unknown", "badly-read"] as const),
  ];
  const all = [
    ...verdicts.map((verdict) => finding("contact", verdict)),
    ...reasons.map((reason) => cannotTell("contact", reason)),
  ];
  for (const locale of ["fr", "en"] as const) {
    const sentences = inLocale(locale, () => all.map((one) => registrySentence(one)));
    expect(new Set(sentences).size).toBe(all.length);
  }
});
