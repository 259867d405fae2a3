// Counts of passed and failed tests in the reports of vitest and Playwright; null when there is no report.
import { existsSync, readFileSync } from "node:fs";

const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null);

export const countVitest = (file) => () => {
  const report = read(file);
  if (report === null) return null;
  // A file that cannot be loaded has no tests to count: it is a failure of its own.
  const broken = report.testResults.filter(
    (one) => one.status === "failed" && one.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
};

export const countPlaywright = (file) => () => {
  const stats = read(file)?.stats;
  return stats ? { passed: stats.expected, failed: stats.unexpected + stats.flaky } : null;
};
