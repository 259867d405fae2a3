import examples from "libphonenumber-js/examples.mobile.json" with { type: "json" };
import { type CountryCode, getExampleNumber } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { defaultCountries } from "#app/env/countries.ts";
import { internationalForm, maskedForm, readMobile } from "./mobile-number.server.ts";

const allowed = defaultCountries as readonly CountryCode[];
const read = (text: string) => readMobile(text, allowed);
const refusal = (text: string) => {
  const reading = read(text);
  return reading.kind === "refused" ? reading.refusal : `${reading.kind} ${reading.number}`;
};

describe("a mobile number of an allowed country", () => {
  it.each(allowed)("is accepted: the example of %s", (country) => {
    const example = getExampleNumber(country, examples) ?? expect.fail(`no example of ${country}`);
    const { number } = example;
    expect(read(number)).toEqual({ kind: "accepted", number });
    expect(read(example.formatInternational())).toEqual({ kind: "accepted", number });
  });

  it.each([
    "0612345678",
    "06 12 34 56 78",
    "06.12.34.56.78",
    "06-12-34-56-78",
    "+33 6 12 34 56 78",
    "+33 (0)6 12 34 56 78",
    "0033612345678",
    "+33\u00a06\u00a012\u00a034\u00a056\u00a078",
    " 33612345678 ",
    "(06) 12 34 56 78",
  ])("is accepted in the writing %s", (text) => {
    expect(read(text)).toEqual({ kind: "accepted", number: "+33612345678" });
  });

  it.each(["0730123456", "0749123456", "0759123456", "0769123456", "0779123456", "0789123456"])(
    "may begin with 073 to 079: %s",
    (text) => {
      expect(refusal(text)).toBe(`accepted +33${text.slice(1)}`);
    },
  );

  it("of North America is accepted as it is: the SMS decides", () => {
    expect(refusal("+1 201 555 0123")).toBe("accepted +12015550123");
    expect(refusal("+1 506 234 5678")).toBe("accepted +15062345678");
  });
});

describe("a number from overseas", () => {
  it.each([
    ["0692123456", "+262692123456", "RE"],
    ["+33 692 12 34 56", "+262692123456", "RE"],
    ["0033692123456", "+262692123456", "RE"],
    ["0690001234", "+590690001234", "GP"],
    ["0694201234", "+594694201234", "GF"],
    ["0696201234", "+596696201234", "MQ"],
    ["0639012345", "+262639012345", "YT"],
  ])("%s is proposed as %s (%s)", (text, number, territory) => {
    expect(read(text)).toMatchObject({ kind: "proposed", number, territory });
  });

  it("is accepted directly when it is written with its own code", () => {
    expect(refusal("+262 692 12 34 56")).toBe("accepted +262692123456");
    expect(refusal("+687 75 12 34")).toBe("accepted +687751234");
    expect(refusal("+689 87 12 34 56")).toBe("accepted +68987123456");
  });

  it("is not proposed when the territory is not allowed", () => {
    const reading = readMobile("0692123456", ["FR"]);
    expect(reading).toMatchObject({ kind: "refused", refusal: "mobile-unknown" });
  });

  it("that was ported to the mainland can always be explained", () => {
    const reading = readMobile("+33 6 94 00 12 34", ["FR"]);
    expect(reading).toEqual({
      kind: "refused",
      refusal: "mobile-unknown",
      explainable: "+33694001234",
    });
    expect(read("+33 6 94 00 12 34")).not.toMatchObject({ kind: "accepted" });
  });
});

describe("a number in no known range", () => {
  it.each([
    ["+33 694 12 34 56", "+33694123456", "proposed"],
    ["0694 12 34 56", "+33694123456", "proposed"],
    ["+262 639 12 34 56", "+262639123456", "refused"],
    ["+44 7700 900123", "+447700900123", "refused"],
    ["06 94 00 12 34", "+33694001234", "proposed"],
  ])("%s can be explained to staff as %s", (text, explainable, kind) => {
    expect(read(text)).toMatchObject({ kind, explainable });
  });

  it("cannot be explained when its country is not allowed", () => {
    expect(readMobile("+44 7700 900123", ["FR"])).toMatchObject({
      kind: "refused",
      refusal: "mobile-unreadable",
      explainable: null,
    });
  });
});

describe("a number that cannot receive a code is refused by its type", () => {
  it.each([
    ["01 42 68 53 00", "mobile-fixed"],
    ["04 88 66 22 23", "mobile-fixed"],
    ["+33 1 42 68 53 00", "mobile-fixed"],
    ["0590 27 12 34", "mobile-fixed"],
    ["0590 81 23 45", "mobile-fixed"],
    ["0262 20 12 34", "mobile-fixed"],
    ["0594 30 12 34", "mobile-fixed"],
    ["+33 262 20 12 34", "mobile-fixed"],
    ["+262 262 20 12 34", "mobile-fixed"],
    ["+32 2 555 12 12", "mobile-fixed"],
    ["+49 30 123456", "mobile-fixed"],
    ["09 72 12 34 56", "mobile-voip"],
    ["0937 00 12 34", "mobile-voip"],
    ["0938 00 12 34", "mobile-voip"],
    ["0939 00 12 34", "mobile-voip"],
    ["+44 56 1234 5678", "mobile-voip"],
    ["+44 70 1234 5678", "mobile-voip"],
    ["0899 12 34 56", "mobile-premium"],
    ["+44 909 879 0123", "mobile-premium"],
    ["0820 12 34 56", "mobile-shared-cost"],
    ["0800 12 34 56", "mobile-shared-cost"],
    ["+1 800 234 5678", "mobile-shared-cost"],
    ["+44 76 4012 3456", "mobile-pager"],
    ["0700 12 34 56 78 90", "mobile-machine"],
    ["07 00 12 34 56", "mobile-machine"],
    ["+33 700 12 34 56 78 90", "mobile-machine"],
    ["+33700123456", "mobile-machine"],
    ["+870 773 111 632", "mobile-satellite"],
    ["+881 612 345 678", "mobile-satellite"],
    ["+882 16 123 4567", "mobile-satellite"],
    ["+883 510 012 345", "mobile-satellite"],
    ["+81 90 1234 5678", "mobile-country"],
    ["+212 650 12 34 56", "mobile-country"],
    ["+86 131 2345 6789", "mobile-country"],
    ["", "mobile-missing"],
    ["   ", "mobile-missing"],
    ["mon portable", "mobile-no-digits"],
    ["06 12 34 56", "mobile-length"],
    ["06123456789012345678", "mobile-length"],
    ["112", "mobile-length"],
    ["3615", "mobile-length"],
    ["0612345678 0698765432", "mobile-several"],
    ["06 12 34 56 78 06 98 76 54 32", "mobile-several"],
    ["0612345678/0488662223", "mobile-several"],
    ["+33 6 12 34 56 78 +33 7 98 76 54 32", "mobile-several"],
    ["+999 123 456", "mobile-unreadable"],
  ])("%s: %s", (text, expected) => {
    expect(refusal(text)).toBe(expected);
  });

  it("and cannot be explained when its type is known", () => {
    for (const text of [
      "01 42 68 53 00",
      "0262 20 12 34",
      "0899 12 34 56",
      "+81 90 1234 5678",
      "0700123456",
    ]) {
      expect(read(text)).toMatchObject({ kind: "refused", explainable: null });
    }
  });
});

describe("a number with a digit missing or too many", () => {
  it.each([
    ["06 12 34 56 7", { count: 9, code: null, expected: 10, isShort: true }],
    ["06 12 34 56 789", { count: 11, code: null, expected: 10, isShort: false }],
    ["+33 6 12 34 56 7", { count: 8, code: "33", expected: 9, isShort: true }],
    ["+33 (0)6 12 34 56 789", { count: 10, code: "33", expected: 9, isShort: false }],
    ["0033 612", { count: 3, code: "33", expected: 9, isShort: true }],
    ["+41 79 123 45", { count: 7, code: "41", expected: null, isShort: true }],
    ["+34 612 34 56 789", { count: 10, code: "34", expected: null, isShort: false }],
  ])("%s is counted", (text, length) => {
    expect(read(text)).toEqual({
      kind: "refused",
      refusal: "mobile-length",
      explainable: null,
      length,
    });
  });
});

describe("a number as it is written in the Pacific", () => {
  it.each([
    ["87 12 34 56", "+68987123456", "PF"],
    ["89.12.34.56", "+68989123456", "PF"],
    ["75 12 34", "+687751234", "NC"],
    ["812345", "+687812345", "NC"],
    ["91-23-45", "+687912345", "NC"],
  ])("%s is proposed as %s (%s)", (text, number, territory) => {
    expect(read(text)).toMatchObject({ kind: "proposed", number, territory });
  });

  it.each(["40 12 34 56", "06 12 34 56", "27 12 34", "61 12 34 56"])(
    "%s is not: that is no mobile there",
    (text) => {
      expect(refusal(text)).toBe("mobile-length");
    },
  );

  it("is not proposed where the territory is not allowed", () => {
    expect(readMobile("87 12 34 56", ["FR"])).toMatchObject({ refusal: "mobile-length" });
  });
});

describe("the displayed number", () => {
  it("is in international form", () => {
    expect(internationalForm("+33612345678")).toBe("+33 6 12 34 56 78");
    expect(internationalForm("+262692123456")).toBe("+262 692 12 34 56");
    expect(internationalForm("nothing")).toBe("nothing");
  });

  it("is masked to its country, one digit and the last two", () => {
    expect(maskedForm("+33612345678")).toBe("+33 6 •• •• •• 78");
    expect(maskedForm("+262692123456")).toBe("+262 6•• •• •• 56");
    expect(maskedForm("+12015550123")).toBe("+1 2•• ••• ••23");
  });

  it("never shows more than three digits when it is masked", () => {
    for (const country of allowed) {
      const example = getExampleNumber(country, examples);
      const masked = maskedForm(example?.number ?? "");
      const digits = masked.replace(/^\+\d+ /, "").replace(/\D/g, "");
      expect(digits).toHaveLength(3);
    }
  });
});
