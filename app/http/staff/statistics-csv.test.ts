import { expect, it } from "vitest";
import type { Statistics } from "#app/domain/statistics/statistics.ts";
import type { TableId } from "#app/ui/staff/statistics/table.ts";
import { tableOf } from "#app/ui/staff/statistics/tables.ts";
import { inLocale } from "#tests/support/locale.ts";
import { busy } from "#tests/support/statistics.ts";
import { statisticsCsv } from "./statistics-csv.server.ts";

function csvOf(found: Statistics, id: TableId, locale: "fr" | "en") {
  const stream = inLocale(locale, () => statisticsCsv(tableOf(id, found)));
  return new Response(stream).text();
}

it("Waits are whole minutes, shares are fractions, and the separator is that of the language", async () => {
  const french = await csvOf(busy, "waits", "fr");
  expect(french).toContain('"La moitié en (minutes)"'.slice(1, -1));
  expect(french).toMatch(/Toutes les situations;1000;200;3333;333;1500\r\n/);
  const english = await csvOf(busy, "reasons", "en");
  expect(english).toMatch(/^Reason,Period,Share,Before\r\n/);
  expect(english).toContain('"Another reason, in free text",60,0.6,100\r\n');
});

it("The agreement of second looks is of those that were made, per situation and in all", async () => {
  const csv = await csvOf(busy, "second-looks", "en");
  expect(csv).toContain(
    "Situation,Second looks,Same decision,Different decision,Not done,Agreement,",
  );
  expect(csv).toMatch(/All situations,20,18,2,5,0\.9,0\.9\r\n/);
});

it("A reason that somebody named like a formula runs nowhere", async () => {
  const counts = ["=1+1", "+33612345678", "@SUM(A1)", "-1"].map((key) => ({
    figure: "reason" as const,
    key,
    part: "",
    now: 1,
    before: 0,
  }));
  const csv = await csvOf({ ...busy, counts }, "reasons", "fr");
  expect(csv.split("\r\n").slice(1, 5).join("\n")).not.toMatch(/^"?[=+@-]/m);
});
