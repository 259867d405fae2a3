import { expect, it } from "vitest";
import type { RegistryAnswer } from "#app/domain/registry/registered.ts";
import type { Fact, FactName } from "#app/reader/reading.ts";
import { compareCase } from "./compare-case.ts";

const fact = (name: FactName, value: string): Fact => ({
  ...{ name, value, page: 1, box: null, confidence: 1 },
});
const account = { name: "Atelier", siren: "732829320", rna: null, contactName: "Anne Roux" };
const nothing = {
  ...{ name: "Atelier", siren: "732829320", rna: null, contact: "Anne Roux" },
  ...{ "contact-email": "anne@exemple.fr", mobile: null, addresses: null },
};
const kbis = {
  id: "kbis",
  facts: [fact("siren", "552100554"), fact("name", "ATELIER"), fact("manager", "Zoé Blanc")],
};

interface Changes {
  readonly contactName?: string;
  readonly asked?: Record<string, string>;
  readonly registered?: readonly RegistryAnswer[];
}

function compared(changes: Changes = {}) {
  const { contactName = null, asked = {}, registered = [] } = changes;
  return compareCase({
    ...{ account, request: { contactName }, contactChanges: contactName !== null },
    ...{ now: nothing, asked, documents: [kbis], registered },
  });
}

it("A row shows account, answer and what each document says", () => {
  const rows = compared({ asked: { mobile: "+33 6 12 34 56 78" } });
  expect(rows.map(({ id }) => id)).toEqual([
    ...["name", "siren", "contact", "contact-email", "mobile"],
  ]);
  expect(rows.at(-1)).toEqual({ id: "mobile", now: null, asked: "+33 6 12 34 56 78", said: {} });
  expect(rows[1]?.said["kbis"]).toMatchObject({ likeness: "different", known: "732829320" });
  expect(rows[0]?.said["kbis"]?.likeness).toBe("spelling");
});

it("When the contact changes, documents are compared with the new one", () => {
  const contact = (rows: ReturnType<typeof compared>) => rows.find(({ id }) => id === "contact");
  expect(contact(compared())?.said["kbis"]?.likeness).toBe("different");
  const changed = contact(compared({ contactName: "Zoé Blanc" }));
  expect(changed?.said["kbis"]).toMatchObject({ known: "Zoé Blanc", likeness: "same" });
});

it("The registry has a column of its own, compared as names are", () => {
  const answer = {
    kind: "company" as const,
    ...{ siren: "732829320", rna: null, name: "ATELIER", legalForm: null, isActive: true },
    ...{ ceasedOn: null, seat: null, isHidden: false },
    managers: [{ name: "Anne Marie ROUX", office: "Gérant", siren: null, isFirm: false }],
  };
  const asked = {
    source: "companies",
    number: "732829320",
    state: "found",
    purgedAt: null,
  } as const;
  const registered = [{ ...asked, answer, answeredAt: new Date() }];
  const likenessIn = (rows: ReturnType<typeof compared>) =>
    Object.fromEntries(rows.map(({ id, said }) => [id, said["registry"]?.likeness]));
  expect(likenessIn(compared({ registered }))).toEqual({
    ...{ name: "spelling", siren: "same", contact: "spelling", "contact-email": undefined },
  });
  const changed = compared({ registered, contactName: "Zoé Blanc" });
  expect(likenessIn(changed)["contact"]).toBe("different");
  const auditor = { ...answer.managers[0], name: "Anne ROUX", siren: null, isFirm: false };
  const silent = [
    { isHidden: true },
    { isActive: false },
    { managers: [{ ...auditor, office: "Commissaire aux comptes titulaire" }] },
  ];
  for (const change of silent) {
    const changed = [{ ...asked, answer: { ...answer, ...change }, answeredAt: new Date() }];
    expect(likenessIn(compared({ registered: changed }))["contact"]).toBeUndefined();
  }
});
