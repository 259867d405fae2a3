// From the vitest and Playwright reports; null without one.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null);

const here = (file) => path.relative(process.cwd(), file);

/** Lines of a failure's message that the summary keeps: CI shows the end of the log only. */
const keptLines = 12;

function told(name, message = "") {
  const lines = message
    .replaceAll(/\u001b\[[\d;]*m/g, "")
    .trim()
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^\s+at /.test(line))
    .map((line) => line.slice(0, 300));
  return [`${name}: ${lines[0]}`, ...lines.slice(1, keptLines)].join("\n    ");
}

export const countVitest = (file) => () => {
  const report = read(file);
  if (report === null) return null;
  const failures = report.testResults.flatMap((one) => {
    const failed = one.assertionResults.filter(({ status }) => status === "failed");
    // A file that cannot be loaded has no tests to count: it counts as one failure.
    if (one.status === "failed" && failed.length === 0) return [told(here(one.name), one.message)];
    return failed.map(({ fullName, failureMessages }) =>
      told(`${here(one.name)} › ${fullName}`, failureMessages[0]),
    );
  });
  return { passed: report.numPassedTests, failed: failures.length, failures };
};

export const countPlaywright = (file) => () => {
  const report = read(file);
  if (!report?.stats) return null;
  const { expected, unexpected, flaky } = report.stats;
  return {
    passed: expected,
    failed: unexpected + flaky,
    failures: [
      ...report.suites.flatMap(unexpectedOf),
      ...report.errors.map(({ message }) => told("outside the tests", message)),
    ],
  };
};

function unexpectedOf({ file, specs = [], suites = [] }) {
  const failed = specs.filter(({ ok }) => !ok);
  return [
    ...failed.map(({ title, tests }) => {
      const error = tests.flatMap(({ results }) => results).find(({ error }) => error)?.error;
      return told(`${file} › ${title}`, error?.message);
    }),
    ...suites.flatMap(unexpectedOf),
  ];
}
