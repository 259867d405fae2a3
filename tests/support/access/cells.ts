import { paths, staffPaths } from "#app/routes/paths.ts";
import { type Ask, type Line, people, type Person, roles, type Stage } from "./line.ts";
import { cookieOf } from "./people.ts";
import { origin } from "./portal.ts";
import { stateOf } from "./state.ts";

interface Sent {
  readonly method?: string;
  /** Appended to the address. */
  readonly ending?: string;
  readonly hasOldFactor?: boolean;
}

async function send(stage: Stage, line: Line, ask: Ask, person: Person, sent: Sent = {}) {
  const path = typeof ask.path === "function" ? ask.path(person) : ask.path;
  const { method = line.method, ending = "", hasOldFactor = false } = sent;
  const isForm = method !== "GET";
  const key = person === "client-area" && ask.key;
  const answer = await fetch(`${stage.portal.address}${path}${ending}`, {
    method,
    redirect: "manual",
    headers: {
      // With any cookie, a form is not sent twice.
      Cookie: `lng=fr; ${await cookieOf(stage, person, ask, hasOldFactor)}; ${ask.cookie?.(person) ?? ""}`,
      ...(key && { Authorization: `Bearer ${key}` }),
      ...(isForm && { Origin: origin }),
    },
    ...(isForm && { body: bodyOf(ask, person) }),
  });
  const location = answer.headers.get("Location") ?? "";
  return { status: answer.status, location, body: await answer.text() };
}

type Answer = Awaited<ReturnType<typeof send>>;

function bodyOf({ form = {} }: Ask, person: Person) {
  const fields = Object.entries(typeof form === "function" ? form(person) : form);
  const pairs = fields.flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return new URLSearchParams(pairs);
}

/** What is wrong with the cells of a line: empty when all are right. */
export async function faultsOf(stage: Stage, line: Line): Promise<string[]> {
  const { may, apart = [] } = line;
  const others = people.filter((person) => !may.includes(person) && !apart.includes(person));
  return [
    ...(others.length > 0 ? await refuse(stage, line, others) : []),
    ...(await letPass(stage, line, may)),
    ...(await keepApart(stage, line, apart)),
    ...(line.fresh ? await askForFactor(stage, line, may) : []),
  ];
}

/** All refused people try the same thing: it is still there for the next of them. */
async function refuse(stage: Stage, line: Line, others: readonly Person[]) {
  const ask = await line.ask(stage);
  const before = await state(stage, line);
  const faults: string[] = [];
  for (const person of others) {
    const answer = await send(stage, line, ask, person);
    if (!isRefused(line, person, answer)) faults.push(`${person} is not refused: ${show(answer)}`);
    faults.push(...leaksOf(ask, person, answer));
  }
  for (const person of others.filter((one) => tryingAll.includes(one)))
    for (const way of otherWays[line.method])
      faults.push(...leaksOf(ask, person, await send(stage, line, ask, person, way)));
  const changed = differing(before, await state(stage, line));
  if (changed.length > 0) faults.push(`refused people changed ${changed.join(", ")}`);
  return faults;
}

/** The methods and the address that Remix takes as well. */
const otherWays: Readonly<Record<Line["method"], readonly Sent[]>> = {
  GET: [{ ending: ".data" }],
  POST: [{ method: "PUT" }, { method: "DELETE" }, { method: "PATCH" }, { ending: ".data" }],
};
const tryingAll: readonly Person[] = ["anonymous", "expired-link", "auditor", "disabled"];

function isRefused({ refusal }: Line, person: Person, { status, location }: Answer) {
  if (status === refusal) return true;
  const hasRole = roles.some((role) => role === person);
  const [way] = location.split("?");
  if (status === 303) return way === paths.link() || (way === staffPaths.login() && !hasRole);
  return hasRole && refusal === undefined ? status === 403 : status >= 400 && status < 500;
}

/** Each of them sends a form of their own. */
async function letPass(stage: Stage, line: Line, may: readonly Person[]) {
  const { status = 200, changes = false } = line;
  const shared = line.method === "GET" ? await line.ask(stage) : null;
  const faults: string[] = [];
  for (const person of may) {
    const ask = shared ?? (await line.ask(stage));
    const before = changes ? await state(stage, line) : null;
    const answer = await send(stage, line, ask, person);
    if (answer.status !== status) faults.push(`${person} is refused: ${show(answer)}`);
    else if (before && differing(before, await state(stage, line)).length === 0)
      faults.push(`${person} changed nothing: ${show(answer)}`);
  }
  return faults;
}

async function keepApart(stage: Stage, line: Line, apart: readonly Person[]) {
  const faults: string[] = [];
  for (const person of apart) {
    const ask = await line.ask(stage);
    const before = await state(stage, line, ask.stake);
    const answer = await send(stage, line, ask, person);
    if (answer.status !== (line.status ?? 200)) faults.push(`${person} gets ${show(answer)}`);
    const changed = differing(before, await state(stage, line, ask.stake));
    if (changed.length > 0) faults.push(`${person} changed ${changed.join(", ")} of another`);
    faults.push(...leaksOf(ask, person, answer));
  }
  return faults;
}

async function askForFactor(stage: Stage, line: Line, may: readonly Person[]) {
  const ask = await line.ask(stage);
  const before = await state(stage, line);
  const faults: string[] = [];
  for (const person of may) {
    const answer = await send(stage, line, ask, person, { hasOldFactor: true });
    const isAsked = answer.status === 303 && answer.location.startsWith(staffPaths.stepUp());
    if (!isAsked) faults.push(`${person} is not asked for a factor: ${show(answer)}`);
  }
  const changed = differing(before, await state(stage, line));
  return changed.length > 0 ? [...faults, `without factor: ${changed.join(", ")}`] : faults;
}

async function state(stage: Stage, { counts = [] }: Line, ids?: readonly string[]) {
  const tables = Object.entries(await stateOf(stage.scene.domain.db, ids));
  return new Map(tables.filter(([name]) => !counts.includes(name)));
}

type State = Awaited<ReturnType<typeof state>>;

function differing(before: State, after: State) {
  return [...after].filter(([name, hash]) => before.get(name) !== hash).map(([name]) => name);
}

/** An answer may name the address that was asked for. */
function leaksOf({ secrets = [], path }: Ask, person: Person, { body }: Answer) {
  const isLeak = (word: string) => body.includes(word) && !String(path).includes(word);
  return secrets.filter(isLeak).map((word) => `${person} can read ${word}`);
}

const show = ({ status, location }: Answer) => `${String(status)} ${location}`.trim();
