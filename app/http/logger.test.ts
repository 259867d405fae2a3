import pino from "pino";
import { describe, expect, it } from "vitest";
import { loggerOptions } from "./logger.server.ts";

function logged(write: (logger: pino.Logger) => void) {
  const lines: string[] = [];
  write(pino(loggerOptions, { write: (line: string) => void lines.push(line) }));
  return lines.join("");
}

describe("a line of the log", () => {
  it("holds no parameter of a failed query", () => {
    const err = new Error("Failed query: select 1 where login = $1\nparams: camille.durand,secret");
    const line = logged((logger) => logger.error({ err }, "a page failed"));
    expect(line).toContain("select 1 where login = $1");
    expect(line).not.toContain("camille.durand");
    expect(line).not.toContain("secret");
  });

  it("holds no whole number and no secret part of an address", () => {
    const err = new Error("cannot send to +33 6 12 34 56 78");
    const line = logged((logger) => logger.error({ err, path: "/login/AbC-123_x" }, "failed"));
    expect(line).not.toMatch(/12 34 56 78|AbC-123_x/);
    expect(line).toContain("/login/[token]");
  });
});
