import { describe, expect, it } from "vitest";
import { outcomeAdvice } from "#app/i18n/rule-words.ts";
import { document, judged, outcomeOf, request } from "#app/reader/testing/judged-documents.ts";

const kindOf = (given: Parameters<typeof document>[0], ...found: string[]) =>
  judged(
    "kind",
    request([
      document(
        given,
        found.map((each) => ["kind", each] as const),
      ),
    ]),
  );

describe("the kind of a document", () => {
  it("matches when its words are of the declared kind", () => {
    expect(kindOf("kbis", "kbis")).toBe("pass fits");
  });

  it("also matches when it is the other register's extract, as for a firm outside the trade register", () => {
    expect(kindOf("kbis", "rne-extract")).toBe("pass other-extract");
    expect(kindOf("rne-extract", "kbis")).toBe("pass other-extract");
  });

  it("mismatches only when another kind is recognised", () => {
    expect(kindOf("kbis", "minutes")).toBe("fail other");
    expect(kindOf("kbis", "deed-of-sale")).toBe("fail other");
    expect(kindOf("kbis")).toBe("unknown not-recognised");
    expect(kindOf("kbis", "a-menu")).toBe("unknown not-recognised");
  });

  it("is unknown when two kinds are recognised, one of them right", () => {
    expect(kindOf("kbis", "kbis", "letter")).toBe("unknown several");
  });

  it("is no longer asked for after a change of situation: a notice", () => {
    const deed = [document("deed-of-sale", [["kind", "deed-of-sale"]])] as const;
    const { request: acquired } = request(deed);
    expect(judged("kind", request(deed))).toBe("pass fits");
    const retired = request(deed, {
      request: { ...acquired, situation: "organisation.retired" },
    });
    expect(outcomeOf("kind", retired)).toMatchObject({
      state: "fail",
      answer: "not-asked",
      level: "notice",
    });
    expect(outcomeAdvice(outcomeOf("kind", retired) ?? expect.fail("no outcome"), "en")).toMatch(
      /^If you do not need it/,
    );
  });

  it("does not match through the other extract where no extract is asked for", () => {
    const association = {
      entity: "association",
      name: "Les Amis",
      siren: null,
      rna: "W131000001",
      contactName: null,
    } as const;
    const retired = {
      situation: "organisation.retired",
      contactName: null,
      contactRole: null,
    } as const;
    const input = request([document("kbis", [["kind", "rne-extract"]])], {
      account: association,
      request: retired,
    });
    expect(judged("kind", input)).toBe("fail other");
    expect(outcomeOf("kind", input)?.values).toEqual({ given: "kbis", found: "rne-extract" });
  });
});
