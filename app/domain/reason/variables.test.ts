import { expect, it } from "vitest";
import { fillTemplate, leftPlaceholders, unknownVariables } from "./variables.ts";

const values = {
  reference: "7K4M-29QX",
  login: "dupont",
  name: "{login}",
  situation: "Décès",
  papers: "Kbis",
};
const texts = (textFr: string, textEn = "") => ({ titleFr: "", titleEn: "", textFr, textEn });

it("Variables are filled, as often as they stand there", () => {
  expect(fillTemplate("{reference} : {papers}, {papers}.", values)).toBe("7K4M-29QX : Kbis, Kbis.");
});

it("A value that looks like a variable is not filled again, and unknown words stay", () => {
  expect(fillTemplate("{name} {mobile}", values)).toBe("{login} {mobile}");
});

it.each([
  ["{reference} {login} {name} {situation} {papers}", []],
  ["{Reference}", ["{Reference}"]],
  ["{ login }", ["{ login }"]],
  ["{mobile} {mobile} {}", ["{mobile}", "{}"]],
  ["{login", ["{"]],
  ["login}", ["}"]],
  ["{{login}}", ["{", "}"]],
])("In “%s” what is unknown is %j", (text, unknown) => {
  expect(unknownVariables(texts(text))).toEqual(unknown);
  expect(unknownVariables(texts("", text))).toEqual(unknown);
});

it("What a template leaves in square brackets and still stands in the text is found, once each", () => {
  const template = texts("Bonjour, [votre question] [votre question] ?", "Hello, [your question]?");
  expect(leftPlaceholders("Bonjour, [votre question] ?", template)).toEqual(["[votre question]"]);
  expect(leftPlaceholders("Est-ce [your question]?", template)).toEqual(["[your question]"]);
  expect(leftPlaceholders("Bonjour, est-ce vous [sic] ?", template)).toEqual([]);
});
