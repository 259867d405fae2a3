import { describe, expect, it } from "vitest";
import { locales } from "#app/i18n/paraglide/runtime.js";
import { isOneGsm7Message } from "#app/providers/sms/gsm7.ts";
import { confirmationSms, oneTimeCodeSms, warningSms } from "./sms.ts";

const LONG_HOST = `${"securite-espace-client.".repeat(3)}registrar.example`;
const LINK = `https://portail.example/notice/${"A".repeat(39)}`;
const stages = [
  ...(["submitted", "decided", "rejected", "lifted", "asked", "lapsed"] as const),
  ...(["failures", "reset"] as const),
];
const BRANDS = [
  "SafeBrands",
  "L’Œuvre française des noms de domaine & marques réunies – Groupe «Été» €",
  "标",
  "x".repeat(200),
];

describe.each(locales)("an SMS in %s", (locale) => {
  it.each(BRANDS)("with a code fits one GSM-7 message for the brand %s", (brand) => {
    const text = oneTimeCodeSms({ brand, code: "123456", host: LONG_HOST, minutes: 10 }, locale);
    expect(isOneGsm7Message(text), `${text.length}: ${text}`).toBe(true);
    expect(text.endsWith(`\n@${LONG_HOST} #123456`)).toBe(true);
  });

  it.each(BRANDS)("with a freeze link fits one GSM-7 message for the brand %s", (brand) => {
    for (const stage of stages) {
      const text = warningSms({ brand, stage, link: LINK }, locale);
      expect(LINK).toHaveLength(70);
      expect(isOneGsm7Message(text), `${text.length}: ${text}`).toBe(true);
      expect(text).toContain(LINK);
    }
  });

  it("states its subject beside a link of 75 characters, and keeps ten letters of the brand beside one of 70", () => {
    for (const stage of stages) {
      const long = warningSms({ brand: "SafeBrands", stage, link: `${LINK}AAAAA` }, locale);
      expect(long).toMatch(/compte|account/);
      expect(isOneGsm7Message(long), long).toBe(true);
      expect(warningSms({ brand: "SafeBrands", stage, link: LINK }, locale)).toContain(
        "SafeBrands",
      );
    }
  });

  it.each(BRANDS)("with a link to confirm fits one GSM-7 message for the brand %s", (brand) => {
    const link = `https://portail.example/confirm/${"A".repeat(39)}`;
    const text = confirmationSms({ brand, link }, locale);
    expect(isOneGsm7Message(text), `${text.length}: ${text}`).toBe(true);
    expect(text).toContain(link);
    expect(confirmationSms({ brand: "SafeBrands", link }, locale)).toContain("SafeBrands");
  });

  it("names a brand of usual length in full", () => {
    const brand = "SafeBrands";
    const host = "portail.safebrands.com";
    expect(oneTimeCodeSms({ brand, code: "123456", host, minutes: 10 }, locale)).toContain(brand);
    expect(warningSms({ brand, stage: "submitted", link: LINK }, locale)).toContain(brand);
    expect(warningSms({ brand, stage: "decided", link: LINK }, locale)).toContain(brand);
  });
});
