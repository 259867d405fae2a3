import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { fieldsKeptAt, keptFields } from "#app/http/kept-form/kept-fields.ts";
import routes from "#app/routes.ts";
import { paths, staffPaths } from "#app/routes/paths.ts";

/** Forms that no end of a session can lose, each with the reason. */
const withoutSession: Readonly<Record<string, string>> = {
  "/*": "is no page",
  [paths.apiAccount.pattern]: "is for programs, with a key",
  [paths.link.pattern]: "asks for a link: there is no session yet",
  [paths.login.pattern]: "opens the session",
  [paths.code.pattern]: "opens the session",
  [paths.contactProof.pattern]: "is opened by a link of its own",
  [paths.confirmation.pattern]: "is opened by a link of its own",
  [paths.notice.pattern]: "is opened by a link of its own",
  [paths.sessionEnd.pattern]: "is a script's, and has no field",
  [staffPaths.login.pattern]: "opens the session; passwords and codes are never kept",
  [staffPaths.setup.pattern]: "sets a password: never kept",
  [staffPaths.enrolment.pattern]: "is a step of the sign-in; codes are never kept",
  [staffPaths.loginChallenge.pattern]: "is a script's, and has no field",
  [staffPaths.stepUpChallenge.pattern]: "is a script's, and has no field",
  [staffPaths.passkeyChallenge.pattern]: "is a script's, and has no field",
  [staffPaths.sso.pattern]: "opens the session",
  [staffPaths.ssoReturn.pattern]: "opens the session; codes are never kept",
  [staffPaths.logout.pattern]: "ends the session",
  [staffPaths.presence.pattern]: "is a script's, and has no field",
  [staffPaths.sessionEnd.pattern]: "is a script's, and has no field",
};

const table = await Promise.resolve(routes);

const withAction = table
  .filter(({ file }) =>
    /export (?:(?:async )?function action\b|const action\b|\{[^}]*\baction\b)/.test(
      readFileSync(`app/${file}`, "utf8"),
    ),
  )
  .map(({ path }) => `/${path ?? ""}`.replace(/^\/+/, "/"));

it("Every form that needs a session says what is kept of it, or why nothing can be lost", () => {
  expect(withAction.length).toBeGreaterThan(30);
  const told = [...Object.keys(keptFields), ...Object.keys(withoutSession)];
  expect(withAction.sort()).toEqual(told.sort());
});

it("Nothing secret has a name that is kept", () => {
  const kept: readonly string[] = Object.values(keptFields).flat();
  expect(kept.filter((name) => /code|password|secret|token|pin|digits|four/i.test(name))).toEqual(
    [],
  );
});

it("The fields of a form are found by its address, in any case", () => {
  expect(fieldsKeptAt("/staff/requests/ABCD-EFGH/rejection")).toEqual(["reason"]);
  expect(fieldsKeptAt("/Request/Mobile")).toEqual(["mobile", "explanation"]);
  expect(fieldsKeptAt("/staff/login")).toBeNull();
});
