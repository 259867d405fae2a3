import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { QueueTable, type ShownRow } from "./queue-table.tsx";

const row: ShownRow = {
  version: 3,
  reference: "AAAA-BBBB",
  login: "atelier",
  name: "Atelier",
  status: "submitted",
  hasLapsed: false,
  situation: "organisation.acquired",
  age: 60,
  riskBand: "raised",
  riskPoints: 31,
  dueAt: null,
  isLate: false,
  snoozedUntil: null,
  isEscalated: false,
  hasCustomerWritten: false,
  assignee: null,
  isOwn: false,
  risks: [],
  failingRules: 0,
  approvals: null,
};
const shown = (changes: Partial<ShownRow>) =>
  renderToStaticMarkup(<QueueTable rows={[{ ...row, ...changes }]} caption="Demandes" />);

it("The queue says how many rules fail and how many approvals are given", () => {
  expect(shown({ risks: ["rules-fail"], failingRules: 1 })).toContain("1 contrôle en échec");
  expect(shown({ risks: ["rules-fail"], failingRules: 2 })).toContain("2 contrôles en échec");
  expect(shown({ approvals: { given: 1, needed: 2 } })).toContain("Approbations\u00a0: 1 sur 2");
  expect(shown({})).not.toMatch(/contrôle|Approbations/);
});
