import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { judgeDocument } from "#app/domain/document/rules/judge-document.ts";
import type { RuleInput } from "#app/domain/document/rules/rule.ts";
import { document, request, siren } from "#app/reader/testing/judged-documents.ts";
import { DocumentRules as StaffDocumentRules } from "../staff/document-rules.tsx";
import { DocumentRules } from "./document-rules.tsx";

const forged = request(
  [
    document(
      "kbis",
      [
        ["siren", "732829370"],
        ["name", "Dupont Conseil"],
        ["date", "2026-11-01"],
      ],
      {
        dangers: ["launch"],
      },
    ),
  ],
  { seenElsewhere: { sameFile: ["P-ELSEWHERE"], samePage: [] } },
);
const toCustomer = (input: RuleInput) =>
  renderToStaticMarkup(<DocumentRules outcomes={judgeDocument(input)} />);
const toStaff = (input: RuleInput) =>
  renderToStaticMarkup(
    <StaffDocumentRules outcomes={judgeDocument(input)} placeHref={() => "#place"} />,
  );

describe("the customer's view of a document", () => {
  it("shows one red sentence with what to do, what is right in one line, what cannot be told in one", () => {
    const html = toCustomer(forged);
    expect(html).toContain("Conforme\u00a0: Lisible, Nom de l’organisation, Date");
    expect(html.match(/<strong>/g)).toHaveLength(1);
    expect(html).toMatch(/<strong>[^<]*732\u00a0829\u00a0370, n’est pas celui du compte/);
    expect(html).toContain("ajoutez aussi l’acte de cession");
    expect(html).toContain("continuer en expliquant");
    expect(html.match(/Notre équipe vérifiera elle-même/g)?.length ?? 0).toBeLessThan(2);
  });

  it("says once that our team checks what a bad scan leaves open", () => {
    const blurred = document("kbis", [], { reading: "failed" });
    const html = toCustomer(request([blurred]));
    expect(html.match(/Notre équipe vérifiera elle-même/g)).toHaveLength(1);
    expect(html).not.toContain("<strong>");
  });

  it("shows nothing that would help a forger", () => {
    expect(toCustomer(forged)).not.toMatch(/P-ELSEWHERE|retouche|autre programme/);
  });

  it("asks for no explanation when nothing serious fails", () => {
    const good = document("kbis", [
      ["kind", "kbis"],
      ["siren", siren.account],
    ]);
    expect(toCustomer(request([good]))).not.toContain("continuer en expliquant");
  });
});

describe("the staff's view of a document", () => {
  it("shows every rule with its state, its level and its source", () => {
    const html = toStaff(forged);
    expect(html).toContain("P-ELSEWHERE");
    expect(html).toContain("le lancement d’un autre programme");
    expect(html).toContain("Important");
    expect(html).toContain("La procédure écrite");
  });

  it("shows the account's value beside the document's, the differences marked and named in words", () => {
    const html = toStaff(forged);
    expect(html).toContain("7328293</span><mark>2</mark><span>0");
    expect(html).toContain("7328293</span><mark>7</mark><span>0");
    expect(html).toContain(
      "Seulement attendu\u00a0: «\u00a02\u00a0». Seulement sur le document\u00a0: «\u00a07\u00a0».",
    );
  });

  it("links to the place on the document", () => {
    expect(toStaff(forged)).toContain(
      '<a href="#place">Voir «\u00a0732829370\u00a0» à la page 1</a>',
    );
  });
});
