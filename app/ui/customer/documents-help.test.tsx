import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { defaultDocumentLimits } from "#app/domain/limits.ts";
import { catalogue, type EntityKind } from "#app/domain/situation/catalogue.ts";
import type { SituationId } from "#app/domain/situation/ids.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { DocumentsHelp } from "./documents-help.tsx";

const help = {
  kbis: m.journey_documents_help_kbis(),
  journal: m.journey_documents_help_journal(),
  letter: m.journey_documents_help_letter(),
};

function helpOn(situation: SituationId, entity: EntityKind) {
  const page = renderToStaticMarkup(
    <DocumentsHelp
      groups={catalogue[situation].documents(entity)}
      limits={defaultDocumentLimits}
      keptDays={30}
    />,
  );
  return Object.entries(help).flatMap(([about, text]) => (page.includes(text) ? [about] : []));
}

test("help explains where to find the requested documents, and no others", () => {
  expect(helpOn("organisation.acquired", "company")).toEqual(["kbis"]);
  expect(helpOn("organisation.retired", "company")).toEqual(["kbis", "journal"]);
  expect(helpOn("organisation.retired", "association")).toEqual(["journal"]);
  expect(helpOn("organisation.deceased", "company")).toEqual(["kbis", "letter"]);
  expect(helpOn("organisation.deceased", "association")).toEqual(["journal", "letter"]);
});
