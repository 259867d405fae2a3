import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { assess } from "#app/domain/request/assess.ts";
import { riskBands } from "#app/domain/request/risk-band.ts";
import { defaultRiskSettings } from "#app/domain/request/risk-settings.ts";
import { type RiskFacts, riskIds } from "#app/domain/request/risks.ts";
import { bandMeaning, bandName, riskName, riskWhy } from "#app/i18n/risk-words.ts";
import { inLocale } from "#tests/support/locale.ts";
import { calmFacts } from "#tests/support/risk-facts.ts";
import { RiskAssessment } from "./risk-assessment.tsx";
import { RiskBandTag } from "./risk-band-tag.tsx";

const shown = (changes: Partial<RiskFacts>) =>
  renderToStaticMarkup(
    <RiskAssessment assessment={assess({ ...calmFacts, ...changes }, defaultRiskSettings)} />,
  ).replace(/\u00a0/g, " ");

describe("the risk on a case", () => {
  it("says who decides, and that there is no point", () => {
    const html = shown({});
    expect(html).toContain("risque faible : 0 point");
    expect(html).toContain("Une personne décide.");
    expect(html).toContain("Aucun point de risque.");
  });

  it("says of each point what it weighs, why it is there, and what it asks for alone", () => {
    const html = shown({ reach: "nowhere", accountCodeFailures: 7 });
    expect(html).toContain("risque élevé : 75 points");
    expect(html).toContain("Il faut l’accord de 2 personnes.");
    expect(html).toMatch(/\+40<.*personne ne peut être rappelé.*au moins à «.élevé.»/s);
    expect(html).toMatch(/\+20<.*7 codes erronés sur ce compte en 30 jours/s);
    expect(html.indexOf("+40")).toBeLessThan(html.indexOf("+15"));
    expect(html).toContain("jamais sous le niveau « élevé »");
  });

  it("dates what has a date", () => {
    const html = shown({ contactChangedAt: new Date("2026-11-20T10:00:00Z") });
    expect(html).toContain("il y a moins de 60 jours");
    expect(html).toContain('dateTime="2026-11-20T10:00:00.000Z"');
  });
});

describe("the words of risks", () => {
  it.each(["fr", "en"] as const)("differ for each risk and band (%s)", (locale) => {
    inLocale(locale, () => {
      const texts = riskIds.flatMap((id) => [riskName(id), riskWhy(id, 2)]);
      expect(new Set(texts).size).toBe(2 * riskIds.length);
      expect(new Set(riskBands.map(bandName)).size).toBe(3);
      expect(new Set(riskBands.map(bandMeaning)).size).toBe(3);
      for (const text of texts) expect(text).not.toMatch(/undefined|\{/);
    });
  });

  it("say the band in the tag, so that it reads without colour", () => {
    for (const band of riskBands) {
      expect(renderToStaticMarkup(<RiskBandTag band={band} points={3} />)).toContain(
        bandName(band),
      );
    }
  });
});
