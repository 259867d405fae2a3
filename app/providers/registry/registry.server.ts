import { readCompany, readGazette, readJournal } from "./answers.ts";
import type { Registry, RegistryQuestion, RegistryReply, RegistrySource } from "./registry.ts";

export interface RegistryOptions {
  /** Base addresses; null: this registry is not asked. */
  readonly urls: Readonly<Record<RegistrySource, string | null>>;
  /** From connecting to the last byte. */
  readonly timeoutMs?: number;
}

const maxAnswerBytes = 1_000_000;
const longestWaitSeconds = 3_600;
/** More are not needed: more than one is more than we can choose from. */
const companiesAsked = "5";
const noticesAsked = "20";

const asks: Record<RegistrySource, (base: string, number: string) => URL> = {
  companies: (base, number) =>
    address(base, "/search", {
      q: number,
      page: "1",
      per_page: companiesAsked,
      minimal: "true",
      include: "siege,dirigeants,complements",
    }),
  journal: (base, rna) => recordsOf(base, "jo_associations", `numero_rna="${rna}"`),
  gazette: (base, number) => recordsOf(base, "annonces-commerciales", gazetteFilter(number)),
};

const reads = { companies: readCompany, journal: readJournal, gazette: readGazette };

const siren = /^\d{9}$/;
const rna = /^W\d{9}$/;
/** Day of publication and number of the notice. */
const notice = /^(\d{4}-\d{2}-\d{2})\/(\d{1,6})$/;
const allowed: Record<RegistrySource, readonly RegExp[]> = {
  companies: [siren, rna],
  journal: [rna],
  gazette: [siren, notice],
};

export function createRegistry({ urls, timeoutMs = 3_000 }: RegistryOptions): Registry {
  const sources = (Object.keys(urls) as RegistrySource[]).filter((source) => urls[source]);
  return {
    sources,
    async ask(question) {
      const base = urls[question.source];
      if (!base) throw new Error(`the registry ${question.source} is switched off`);
      // A name can never leave by a mistake of ours: what is no number is not sent.
      if (!allowed[question.source].some((form) => form.test(question.number)))
        throw new Error(`the registry ${question.source} is asked by numbers only`);
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        return await exchange(base, question, signal);
      } catch {
        return silence(signal.aborted ? "slow" : "away");
      }
    },
  };
}

async function exchange(base: string, { source, number }: RegistryQuestion, signal: AbortSignal) {
  const response = await fetch(asks[source](base, number), {
    headers: { accept: "application/json", "user-agent": "passerelle" },
    redirect: "manual",
    signal,
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    return refusalOf(response);
  }
  const body = await readBounded(response);
  const json = body === null ? null : parsed(body);
  if (json === null) return silence("malformed");
  return { ...reads[source](json, number), retryAfterSeconds: null };
}

function refusalOf({ status, headers }: Response): RegistryReply {
  const wait = retryAfterOf(headers.get("retry-after"));
  if (status === 429) return silence("limited", wait);
  return silence(status >= 500 ? "away" : "malformed", wait);
}

function silence(
  state: "away" | "slow" | "limited" | "malformed",
  retryAfterSeconds: number | null = null,
): RegistryReply {
  return { state, found: null, retryAfterSeconds };
}

/** Null when it is longer than what we take. Throws when it is cut. */
async function readBounded({ body }: Response): Promise<string | null> {
  const reader = body?.getReader();
  const parts: Uint8Array[] = [];
  for (let bytes = 0; reader;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
    if (bytes > maxAnswerBytes) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Null for what is no JSON, such as a page. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
}

/** Seconds or a date (RFC 9110, section 10.2.3). */
function retryAfterOf(header: string | null): number | null {
  if (!header) return null;
  const seconds = /^\d+$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1), longestWaitSeconds) : null;
}

function gazetteFilter(number: string) {
  const [, day, announcement] = notice.exec(number) ?? [];
  if (!day || !announcement) return `registre like "${number}"`;
  return `dateparution=date'${day}' and numeroannonce=${announcement}`;
}

function recordsOf(base: string, dataset: string, where: string) {
  return address(base, `/api/explore/v2.1/catalog/datasets/${dataset}/records`, {
    where,
    order_by: "dateparution desc",
    limit: noticesAsked,
  });
}

function address(base: string, path: string, query: Record<string, string>) {
  const url = new URL(base.replace(/\/+$/, "") + path);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}
