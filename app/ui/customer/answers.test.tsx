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
