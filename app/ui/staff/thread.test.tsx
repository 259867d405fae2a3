import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { type KeptFields, KeptFieldsProvider } from "#app/ui/parts/kept-fields.tsx";
import type { CaseRefusal } from "./case-refusal.ts";
import { Thread } from "./thread.tsx";

const request = { reference: "AAAA-BBBB", status: "submitted", customerWroteAt: null };
const found = {
  request: { ...request, frozenAt: null },
  account: { locale: "fr" },
  context: { thread: [] },
  attachments: [],
} as unknown as StaffCase;
const composing = {
  formId: "f1",
  maxFileBytes: 1000,
  templates: [{ id: "t1", title: "Précision", text: "Bonjour." }],
  template: null,
};

function templateIn(refused?: CaseRefusal, kept: KeptFields | null = null) {
  const html = renderToStaticMarkup(
    <KeptFieldsProvider value={kept}>
      <Thread found={found} mayWrite refused={refused} composing={composing} />
    </KeptFieldsProvider>,
  );
  return /name="templateId" value="([^"]*)"/.exec(html)?.[1];
}

const keptAt = (path: string): KeptFields => ({
  ...{ path, version: null, hadFile: false, at: new Date(), isAfterStepUp: false },
  fields: { text: ["Bonjour."], templateId: ["t1"] },
});

it("A message that was refused, or kept after the session, still says which template it comes from", () => {
  expect(templateIn()).toBeUndefined();
  expect(templateIn({ form: "message", refusal: "placeholder-left", templateId: "t1" })).toBe("t1");
  const { messages, notes } = staffPaths;
  expect(templateIn(undefined, keptAt(messages(request)))).toBe("t1");
  expect(templateIn(undefined, keptAt(notes(request)))).toBeUndefined();
});
