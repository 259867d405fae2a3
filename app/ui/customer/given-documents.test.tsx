import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { GivenDocument } from "#app/domain/document/given-document.ts";
import { documentId } from "#app/domain/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { outcomeSentence, ruleName } from "#app/i18n/rule-words.ts";
import { GivenDocuments, ReadingState } from "./given-documents.tsx";

const document: GivenDocument = {
  id: documentId.parse("2eaf1820-ef6a-4a1c-bfb5-16f603590951"),
  kind: "kbis",
  label: "kbis.pdf",
  files: 1,
  size: 2_000_000,
  pages: 2,
  scan: "clean",
  reading: "failed",
  explanation: null,
  refused: null,
  outcomes: [],
};
const shown = (pages: number | null) => page({ pages });

const unreadable = {
  rule: "readable",
  answer: "unreadable",
  state: "fail",
  level: "serious",
  audience: "both",
  values: {},
  facts: [],
} as const;
const doubtful = { ...unreadable, rule: "kind", answer: "being-read", state: "unknown" } as const;
function page(changes: Partial<GivenDocument>) {
  const documents = [{ ...document, ...changes }];
  return renderToStaticMarkup(
    <>
      <GivenDocuments kind="kbis" documents={documents} removed={undefined} errors={undefined} />
      <ReadingState documents={documents} />
    </>,
  );
}

test.each(["waiting", "failed"] as const)(
  "an unreadable photo whose reading is %s says why an explanation is needed, and does not offer to continue",
  (reading) => {
    const shown = page({ reading, outcomes: [unreadable, doubtful] });
    expect(shown).toContain(outcomeSentence(unreadable));
    expect(shown).not.toContain(ruleName("kind"));
    expect(shown).toContain(m.documents_explanation_label());
    expect(shown).not.toContain(m.documents_being_read());
    expect(shown).not.toContain(m.documents_not_read());
  },
);

test("a document without faults may be read later, or by staff", () => {
  expect(page({ reading: "waiting" })).toContain(m.documents_being_read());
  expect(page({ reading: "failed" })).toContain(m.documents_not_read());
  expect(page({ reading: "waiting", outcomes: [doubtful] })).not.toContain("paper-rules");
  const explained = { outcomes: [unreadable], explanation: "Le seul que nous ayons." };
  expect(page({ reading: "waiting", ...explained })).toContain(m.documents_being_read());
});

test("a given document shows its page count where it is known", () => {
  expect(shown(2)).toMatch(/Mo, 2 pages</);
  expect(shown(null)).toMatch(/Mo</);
  expect(shown(null)).not.toContain("page<");
});

test("what was removed last can be put back, by its name", () => {
  const { id, kind, label } = document;
  const removed = { id, kind, label };
  const html = renderToStaticMarkup(
    <GivenDocuments kind="kbis" documents={[]} removed={removed} errors={undefined} />,
  );
  expect(html).toContain(m.documents_taken_away({ name: label }));
  expect(html).toContain(`name="restore" value="${id}"`);
});

test("the state of a document is a word: received, being read, or to be explained", () => {
  expect(page({ reading: "done" })).toContain(m.documents_state_received());
  expect(page({ reading: "waiting" })).toContain(m.documents_state_reading());
  expect(page({ outcomes: [unreadable] })).toContain(m.documents_state_explain());
  const explained = { outcomes: [unreadable], explanation: "Le seul que nous ayons." };
  expect(page(explained)).toContain(m.documents_state_received());
});
