import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Statistics } from "#app/domain/statistics/statistics.ts";
import { inLocale } from "#tests/support/locale.ts";
import { renderPage } from "#tests/support/render-page.tsx";
import { busy, empty } from "#tests/support/statistics.ts";
import { VolumeFigure, WaitsFigure } from "./figures.tsx";
import { StatisticsPage } from "./statistics-page.tsx";
import { tableIds } from "./table.ts";
import { tableOf } from "./tables.ts";

const may = ["read", "export"] as const;

function textOf(found: Statistics, locale: "fr" | "en", refusal: "wrong-order" | null = null) {
  const member = { name: "Dominique", may: [...may] };
  const page = () => (
    <StatisticsPage member={member} found={found} differing={[]} refusal={refusal} />
  );
  return inLocale(locale, () => renderPage(page)).replace(/[\s\u00a0\u202f]+/g, " ");
}

describe("the page", () => {
  it("says in words what changed, in French", () => {
    const text = textOf(busy, "fr");
    for (const words of [
      "11 demandes attendent une décision en ce moment ; la plus ancienne attend depuis 2 h 02.",
      "1 234 demandes reçues, soit 23 % de plus qu’auparavant (1 000).",
      "1 000 décisions, soit 25 % de plus qu’auparavant (800). Part des approbations : 90 %.",
      "La moitié des décisions a été prise en 3 h 20 ou moins (avant : 5 h 33), neuf sur dix en 2 j 8 h ou moins (avant : 25 h 00).",
      "1 % des demandes examinées ont été renvoyées au client pour complément (avant : 1 %).",
      "15 demandes commencées n’ont pas été envoyées, contre 16 auparavant.",
      "L’étape où elles s’arrêtent le plus souvent : La vérification du numéro.",
      "L’opérateur a accepté 95 % des SMS (avant : 100 %).",
      "Autre société 40 (40 %)",
      "Du 1er novembre 2026 au 10 novembre 2026",
    ])
      expect(text).toContain(words);
  });

  it("says it in English, too", () => {
    const text = textOf(busy, "en");
    for (const words of [
      "1,234 requests were received, which is 23% more than before (1,000).",
      "Half of the decisions took 3 h 20 min or less (before: 5 h 33 min)",
      "15 started requests were never sent, down from 16.",
      "1 November 2026 to 10 November 2026",
    ])
      expect(text).toContain(words);
  });

  it("never says “less than a minute or less”", () => {
    const quick = { decided: 3, p50: 20, p90: 59 };
    const text = textOf(
      { ...busy, waits: [{ situation: "all", now: quick, before: quick }] },
      "fr",
    );
    expect(text).toContain("en 1 min ou moins (avant : 1 min), neuf sur dix en 1 min ou moins");
  });

  it("says that there is nothing, in both languages", () => {
    expect(textOf(empty, "fr")).toContain("Aucune demande n’attend de décision en ce moment.");
    expect(textOf(empty, "fr")).toContain("Les chiffres sont en préparation.");
    expect(textOf(empty, "fr")).toContain("Rien à montrer sur cette période.");
    expect(textOf(empty, "en")).toContain("There were no requests in this period");
  });

  it("says no more than it counted", () => {
    const long = { ...busy, waiting: { count: 10_000, isMore: true, oldestSeconds: 600_000 } };
    expect(textOf(long, "fr")).toContain("Plus de 10 000 demandes attendent");
  });

  it("names a mistake in the dates beside them", () => {
    const text = textOf(busy, "fr", "wrong-order");
    expect(text.match(/La fin de la période doit suivre son début\./g)?.length).toBe(2);
  });

  it("never shows a missing word", () => {
    for (const found of [busy, empty])
      for (const locale of ["fr", "en"] as const)
        expect(textOf(found, locale)).not.toMatch(/undefined|NaN|\[object|statistics_|Infinity/);
  });
});

describe("a chart", () => {
  const volume = renderToStaticMarkup(<VolumeFigure found={busy} csvHref={null} />);

  it("has a title and a description, and the numbers in a table", () => {
    expect(volume).toMatch(/<title id="volume-wide-title">Demandes reçues et traitées</);
    expect(volume).toMatch(/<desc id="volume-wide-description">Courbes/);
    expect(volume.match(/role="img"/g)).toHaveLength(2);
    expect(volume.match(/role="rowheader"/g)).toHaveLength(10);
  });

  it("names its lines in the drawing, and tells them apart without colour", () => {
    expect(volume).toContain(">Reçues</text>");
    expect(volume).toContain(">Traitées</text>");
    expect(volume).toContain("chart-dashed");
  });

  it("draws no point outside, and no broken number", () => {
    for (const points of [busy.points, busy.points.slice(0, 1), empty.points]) {
      const drawn = renderToStaticMarkup(
        <VolumeFigure found={{ ...busy, points }} csvHref={null} />,
      );
      expect(drawn).not.toMatch(/NaN|Infinity/);
      const [, width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(drawn) ?? [];
      const wide = drawn.split("chart-narrow")[0] ?? "";
      for (const [, x, y] of wide.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(Number(width));
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(Number(height));
      }
    }
  });

  it("of waits says both values under each line", () => {
    const waits = renderToStaticMarkup(<WaitsFigure found={busy} csvHref={null} />);
    expect(waits).toContain("moins d’une minute");
    expect(waits.indexOf("Toutes les situations")).toBeGreaterThan(waits.indexOf("Ajouter"));
  });
});

it("Every table has as many cells in a row as heads", () => {
  for (const found of [busy, empty])
    for (const id of tableIds) {
      const { columns, rows } = tableOf(id, found);
      for (const row of rows) expect(row, id).toHaveLength(columns.length);
    }
});
