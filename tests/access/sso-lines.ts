import { createCookie } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { digest, newToken } from "#app/domain/secrets.server.ts";
import { beginSso } from "#app/domain/staff/sso/begin-sso.server.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { setSsoRequired } from "#db/sso.server.ts";
import { readyIdentity } from "#tests/support/access/identity.ts";
import { type Line, people, type Person, roles, type Stage } from "#tests/support/access/line.ts";
import { addMember, openStaffSession } from "#tests/support/access/people.ts";
import { origin } from "#tests/support/access/portal.ts";

/** Sign-in by the provider of identities. */
export const ssoLines = {
  sso: [
    page(() => staffPaths.sso(), people),
    { ...form(() => ({ path: staffPaths.sso(), form: {} }), people), status: 200 },
  ],
  ssoReturn: [page(() => staffPaths.ssoReturn(), people), comeBack()],
  ssoStepUp: [{ ...page(() => staffPaths.ssoStepUp(), people), status: 303 }, stepUp()],
  ssoRule: [allowPasswords(), rulePage()],
} satisfies Partial<Record<keyof typeof staffPaths, readonly Line[]>>;

function page(path: () => string, may: readonly Person[]): Line {
  return { method: "GET", may, ask: () => Promise.resolve({ path: path() }) };
}

type Asked = Awaited<ReturnType<Line["ask"]>>;

function form(ask: (stage: Stage) => Asked | Promise<Asked>, may: readonly Person[]): Line {
  return {
    method: "POST",
    may,
    ask: (stage) => Promise.resolve(ask(stage)),
    status: 303,
    changes: true,
  };
}

/** Each person has their own way, begun in their own browser. */
function comeBack(): Line {
  return form(async (stage) => {
    const { email } = await addMember(stage, ["agent"]);
    const ways = new Map<Person, { readonly state: string; readonly cookie: string }>();
    for (const person of people) ways.set(person, await newWay(stage));
    return {
      path: staffPaths.ssoReturn(),
      form: (person) => ({ code: email, state: ways.get(person)?.state ?? "" }),
      cookie: (person) => ways.get(person)?.cookie ?? "",
    };
  }, people);
}

async function newWay({ scene: { domain } }: Stage) {
  const browser = newToken();
  const way = { browser, redirectUri: origin, returnTo: null, sessionHash: null };
  const begun = await beginSso(domain, readyIdentity, way);
  if (!begun.ok) throw new Error(begun.refusal);
  const line = await createCookie("sso").serialize(browser);
  const state = new URL(begun.value).searchParams.get("state") ?? "";
  return { state, cookie: line.split(";")[0] ?? "" };
}

/** In sessions that the provider opened. */
function stepUp(): Line {
  const ask = async (stage: Stage) => {
    const sessions: Partial<Record<Person, string>> = {};
    for (const role of roles) {
      const token = await openStaffSession(stage, stage.members[role].id);
      await stage.scene.domain.db.execute(
        sql`update staff_sessions set by_sso = true where token_hash = ${digest(token)}`,
      );
      sessions[role] = token;
    }
    return { path: staffPaths.ssoStepUp(), form: {}, sessions };
  };
  return { ...form(ask, roles), status: 200 };
}

function setRule({ scene: { domain } }: Stage, isRequired: boolean) {
  return domain.db.transaction((tx) => setSsoRequired(tx, isRequired));
}

function allowPasswords(): Line {
  const ask = async (stage: Stage) => {
    await setRule(stage, true);
    return { path: staffPaths.ssoRule(), form: { intent: "optional" } };
  };
  return { ...form(ask, ["administrator"]), fresh: true };
}

/** Leaves it as it was. */
function rulePage(): Line {
  const ask = async (stage: Stage) => {
    await setRule(stage, false);
    return { path: staffPaths.ssoRule() };
  };
  return { method: "GET", may: ["administrator", "auditor"], ask };
}
