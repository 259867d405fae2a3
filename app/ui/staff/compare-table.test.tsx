import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { CompareTable } from "./compare-table.tsx";

const said = {
  known: "732829320",
  likeness: "different",
  facts: [{ name: "siren", value: "732829301" }],
} as const;
const rows = [
  { id: "siren", now: "732829320", asked: null, said: { kbis: said } },
  { id: "mobile", now: null, asked: "+33 6 12 34 ••••", said: {} },
] as const;

function shown(frozenAt: Date | null = null) {
  const documents = [{ id: "kbis", kind: "kbis", label: "kbis.pdf" }];
  const found = { documents, context: { rows, frozenAt } } as unknown as StaffCase;
  return renderToStaticMarkup(<CompareTable found={found} />);
}

it("A difference is marked where it is, and said in words", () => {
  const html = shown();
  expect(html).toContain("<mark>");
  expect(html).toContain('data-tone="attention"');
  expect(html).toContain("Compte, aujourd’hui");
  expect(html.replace(/<[^>]+>/g, "").replace(/\s/g, " ")).toContain("732 829 301");
  expect(html).toMatch(/\+33 6 12 34 ••••.*changement/);
});

it("After the decision the table says that it shows what stood then", () => {
  const html = shown(new Date("2026-11-28T10:00:00Z"));
  expect(html).toContain("Avant (au moment de la décision)");
  expect(html).toContain("28\u00a0novembre 2026");
  expect(html).not.toContain("aujourd’hui");
});
