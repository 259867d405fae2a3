import pino from "pino";
import { describe, expect, it } from "vitest";
import { loggerOptions } from "#app/logger.server.ts";

function logged(write: (logger: pino.Logger) => void) {
  const lines: string[] = [];
  write(pino(loggerOptions, { write: (line: string) => void lines.push(line) }));
  return lines.join("");
}

describe("a log line", () => {
  it("contains no parameter of a failed query", () => {
    const err = new Error("Failed query: select 1 where login = $1\nparams: camille.durand,secret");
    const line = logged((logger) => logger.error({ err }, "a page failed"));
    expect(line).toContain("select 1 where login = $1");
    expect(line).not.toContain("camille.durand");
    expect(line).not.toContain("secret");
  });

  it("contains no full number and no secret part of an address", () => {
    const err = new Error("cannot send to +33 6 12 34 56 78");
    const line = logged((logger) => logger.error({ err, path: "/login/AbC-123_x" }, "failed"));
    expect(line).not.toMatch(/12 34 56 78|AbC-123_x/);
    expect(line).toContain("/login/[token]");
  });

  it("contains no parameter that looks like the rest of an error", () => {
    const err = new Error("Failed query: select $1\nparams: a\n    at secret (file.ts:1:1)");
    expect(logged((logger) => logger.error({ err }, "failed"))).not.toContain("secret");
  });

  it.each([
    "/login/AbC-123_xAbC-123_xAbC-12",
    "/Login/AbC-123_xAbC-123_xAbC-12",
    "/l%6fgin/AbC-123_xAbC-123_xAbC-12",
    "/login//AbC-123_xAbC-123_xAbC-12",
    "//login/AbC-123_xAbC-123_xAbC-12/",
    "/login%2FAbC-123_xAbC-123_xAbC-12",
    "/staff/SETUP/AbC-123_xAbC-123_xAbC-12",
    "/logn/AbC-123_xAbC-123_xAbC-12",
    "/login/%E0%A4%A/AbC-123_xAbC-123_xAbC-12",
    "/login/AbC-123_x",
  ])("contains no token in any spelling of its address: %s", (path) => {
    expect(logged((logger) => logger.info({ path }, "request"))).not.toContain("AbC-123_x");
  });

  it("still shows which document was requested", () => {
    const path = "/staff/requests/K7RM-4TXN/documents/0197a4c2-7b1e-7c3d-9a51-2f6f0a9d3b10";
    expect(logged((logger) => logger.info({ path }, "request"))).toContain(
      "K7RM-4TXN/documents/0197",
    );
  });
});
