import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Answers } from "#app/domain/journey/answers.ts";
import { AnswerList } from "./answers.tsx";

const draft: Answers = {
  accountName: "Anne Essai",
  situation: "organisation.retired",
  steps: ["situation", "mobile", "contact", "documents", "verification"],
  editable: [],
  mobile: null,
  isExplained: false,
  isProved: false,
  currentNumber: null,
  addresses: [],
  contact: null,
  isContactProved: false,
  documents: [],
};
const unanswered = (answers: Answers) =>
  renderToStaticMarkup(<AnswerList answers={answers} />).split("Pas de réponse").length - 1;

it("A missing answer of a draft is shown as unanswered, not left empty", () => {
  expect(unanswered(draft)).toBe(4);
  expect(unanswered({ ...draft, situation: "organisation.acquired" })).toBe(3);
  expect(unanswered({ ...draft, mobile: "+33 6 12 34 56 78", currentNumber: "lost" })).toBe(2);
});

it("An answer of another visit says so with its day and hour, a verification only where it stands", () => {
  const at = new Date("2026-11-27T13:05:00Z");
  const elsewhere = {
    answers: { mobile: at, verification: at, "current-number": at },
    documents: { one: at },
  };
  const documents = [
    { id: "one", kind: "kbis", label: "a.pdf" },
    { id: "two", kind: "kbis", label: "b.pdf" },
  ] as const;
  const given = { ...draft, mobile: "+33 6 12 34 56 78", documents };
  const told = (answers: Answers) =>
    renderToStaticMarkup(<AnswerList answers={answers} elsewhere={elsewhere} />).split(
      "autre visite, le vendredi 27\u00a0novembre 2026 à 14\u00a0h\u00a005",
    ).length - 1;
  expect(told(given)).toBe(2);
  expect(told({ ...given, isProved: true })).toBe(3);
  expect(told({ ...given, isProved: true, currentNumber: "lost" })).toBe(4);
  expect(renderToStaticMarkup(<AnswerList answers={given} />)).not.toContain("autre visite");
});
