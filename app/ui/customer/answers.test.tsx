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
    { id: "one", kind: "kbis", label: "a.pdf", explanation: null },
    { id: "two", kind: "kbis", label: "b.pdf", explanation: null },
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

it("An explanation is shown with its document", () => {
  const explanation = "Le greffe nous l’a remis ainsi.";
  const documents = [
    { id: "one", kind: "kbis", label: "kbis.pdf", explanation },
    { id: "two", kind: "minutes", label: "pv.pdf", explanation: null },
  ] as const;
  const html = renderToStaticMarkup(<AnswerList answers={{ ...draft, documents }} />);
  expect(html.indexOf("kbis.pdf")).toBeLessThan(html.indexOf(explanation));
  expect(html.indexOf(explanation)).toBeLessThan(html.indexOf("pv.pdf"));
  expect(html.match(/<blockquote/g)).toHaveLength(1);
});

it("What cannot be changed has no link: a proof, unless the old number was reported lost", () => {
  const proved = { ...draft, editable: draft.steps, isProved: true, mobile: "+33 6 12 34 56 78" };
  const links = (answers: Answers) =>
    renderToStaticMarkup(<AnswerList answers={answers} />).match(/href="[^"]*"/g);
  expect(links(proved)).toEqual([
    'href="/request/situation"',
    'href="/request/mobile"',
    'href="/request/contact"',
    'href="/request/documents"',
  ]);
  expect(links({ ...proved, currentNumber: "lost" })).toContain(
    'href="/request/verification/current"',
  );
});
