import { describe, expect, it } from "vitest";
import type { Traces } from "#app/reader/reading.ts";
import {
  document,
  judged,
  outcomeOf,
  request,
  siren,
} from "#app/reader/testing/judged-documents.ts";

const clean: Traces = {
  producer: "Infogreffe PDF",
  creator: null,
  createdAt: "2026-11-20T10:00:00Z",
  modifiedAt: "2026-11-20T10:00:03Z",
  revisions: 1,
  mixedFonts: [],
};
const made = (traces: Partial<Traces>, kind: Parameters<typeof document>[0] = "kbis") =>
  request([document(kind, [], { traces: { ...clean, ...traces } })]);
const signsOf = (input: ReturnType<typeof made>) => {
  const { state, level, values } = outcomeOf("editing", input) ?? {};
  return [state, level, values?.signs];
};

describe("signs of editing", () => {
  it("are none in a file printed by the register and signed once", () => {
    expect(judged("editing", made({}))).toBe("pass none");
  });

  it("are unknown for a picture", () => {
    expect(judged("editing", request([document("kbis")]))).toBe("unknown no-traces");
  });

  it.each(["Adobe Photoshop 25.0", "GIMP 2.10", "Sejda 3.2", "Inkscape 1.3"])(
    "are a producer such as %s",
    (producer) => {
      expect(signsOf(made({ producer }))).toEqual(["fail", "serious", "editor"]);
      expect(signsOf(made({ producer }, "letter"))).toEqual(["fail", "serious", "editor"]);
    },
  );

  it.each(["Canva", "Microsoft® Word for Microsoft 365", "LibreOffice 24.2"])(
    "are an extract made with %s, which anybody can write a letter with",
    (creator) => {
      expect(signsOf(made({ creator }))).toEqual(["fail", "serious", "writer"]);
      expect(judged("editing", made({ creator }, "letter"))).toBe("pass none");
    },
  );

  it("are dates far apart or several updates: a notice", () => {
    expect(signsOf(made({ modifiedAt: "2026-11-20T11:00:01Z" }))).toEqual([
      "fail",
      "notice",
      "modified",
    ]);
    expect(signsOf(made({ revisions: 2 }))).toEqual(["fail", "notice", "revisions"]);
    expect(judged("editing", made({ createdAt: null }))).toBe("pass none");
  });

  it("are numbers in two fonts, reported with their places", () => {
    const box = { x: 0.1, y: 0.2, width: 0.1, height: 0.02 };
    const outcome = outcomeOf(
      "editing",
      made({ mixedFonts: [{ text: siren.account, page: 2, box }] }),
    );
    expect(outcome).toMatchObject({
      state: "fail",
      level: "serious",
      audience: "staff",
      values: { signs: "fonts", numbers: siren.account },
      facts: [{ value: siren.account, page: 2, box }],
    });
  });

  it("are all reported together", () => {
    expect(signsOf(made({ producer: "GIMP", revisions: 4 }))).toEqual([
      "fail",
      "serious",
      "editor,revisions",
    ]);
  });
});
