// How much of papers made by others is read right, and whether a rule turns green that must not.
import { parseArgs } from "node:util";
import { casesIn, type PaperCase } from "../papers/case.ts";
import { compare, type Field } from "../papers/compare.ts";
import { readCase, type ReadPaper } from "../papers/read-case.ts";
import { median } from "./median.ts";
import { percentile } from "./percentile.ts";

const { values } = parseArgs({
  options: {
    folder: { type: "string", default: "tests/papers/unseen" },
    only: { type: "string" },
    details: { type: "boolean", default: false },
    today: { type: "string", default: "2026-11-29" },
  },
});
const today = new Date(`${values.today}T12:00:00Z`);
const only = values.only?.split(",");
const cases = casesIn(values.folder).filter(({ id }) => only?.includes(id) ?? true);

interface Outcome {
  readonly paperCase: PaperCase;
  readonly papers: readonly ReadPaper[];
  readonly fields: readonly (Field & { readonly kind: string })[];
  readonly falseGreens: readonly string[];
  readonly reds: readonly string[];
  readonly open: readonly string[];
}

const outcomes: Outcome[] = [];
for (const paperCase of cases) outcomes.push(await outcomeOf(paperCase));
report(
  "text",
  outcomes.filter(({ paperCase }) => !paperCase.scan),
);
report(
  "image",
  outcomes.filter(({ paperCase }) => paperCase.scan),
);

async function outcomeOf(paperCase: PaperCase): Promise<Outcome> {
  const papers = await readCase(paperCase, values.folder, today);
  const fields = paperCase.papers.flatMap(({ truth }, index) => {
    const paper = papers[index];
    return paper
      ? compare(truth, paper.document).map((field) => ({ ...field, kind: truth.kind ?? "other" }))
      : [];
  });
  const of = (state: string) => [
    ...new Set(
      papers.flatMap(({ outcomes: each }) =>
        each
          .filter((one) => one.state === state && one.audience === "both")
          .filter((one) => state !== "fail" || one.level === "serious")
          .map((one) => `${one.rule}: ${one.answer}`),
      ),
    ),
  ];
  const greens = papers.flatMap(({ outcomes: each }) =>
    each.filter(({ state }) => state === "pass").map(({ rule }) => rule as string),
  );
  const outcome = {
    paperCase,
    papers,
    fields,
    falseGreens: paperCase.bad.filter((rule) => greens.includes(rule)),
    reds: of("fail"),
    open: [...of("unknown"), ...of("unproved")],
  };
  if (values.details) print(outcome);
  return outcome;
}

function print({ paperCase, fields, falseGreens, reds, open }: Outcome) {
  const isGood = paperCase.bad.length === 0;
  console.log(`${paperCase.id} (${paperCase.note || paperCase.why})`);
  for (const { name, want, have } of fields.filter(({ isRight }) => !isRight))
    console.log(`  ${name}: "${want}" is read as "${have}"`);
  if (falseGreens.length > 0) console.log(`  FALSE GREEN: ${falseGreens.join(", ")}`);
  if (isGood && reds.length > 0) console.log(`  false red: ${reds.join(", ")}`);
  if (isGood && open.length > 0) console.log(`  open: ${open.join(", ")}`);
}

function report(media: string, all: readonly Outcome[]) {
  if (all.length === 0) return;
  const fields = all.flatMap((outcome) => outcome.fields);
  const kinds = [...new Set(fields.map(({ kind, name }) => `${kind}: ${name}`))].sort();
  console.log(`\n| ${media}: field | right | of | share |\n| --- | --- | --- | --- |`);
  const row = (name: string, some: readonly Field[]) => {
    const right = some.filter(({ isRight }) => isRight).length;
    const share = `${((100 * right) / some.length).toFixed(0)} %`;
    console.log(`| ${name} | ${String(right)} | ${String(some.length)} | ${share} |`);
  };
  for (const kind of kinds)
    row(
      kind,
      fields.filter((field) => `${field.kind}: ${field.name}` === kind),
    );
  row("all", fields);
  const good = all.filter(({ paperCase }) => paperCase.bad.length === 0);
  const wrong = all.filter(({ paperCase }) => paperCase.bad.length > 0);
  const times = all.flatMap(({ papers }) => papers.map(({ milliseconds }) => milliseconds));
  const count = (some: readonly Outcome[]) => String(some.length);
  console.log(`
good papers: ${count(good)}; all green: ${count(good.filter(({ reds, open }) => reds.length + open.length === 0))}; green but for one open rule: ${count(good.filter(({ reds, open }) => reds.length === 0 && open.length === 1))}; with a false red: ${count(good.filter(({ reds }) => reds.length > 0))}
wrong papers: ${count(wrong)}; with a false green: ${count(wrong.filter(({ falseGreens }) => falseGreens.length > 0))}
time a paper: median ${median(times).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms, max ${percentile(times, 1).toFixed(0)} ms`);
}
