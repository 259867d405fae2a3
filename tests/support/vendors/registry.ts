import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * As the documentation of Recherche d'entreprises and of Opendatasoft's explore API 2.1 describes
 * them. One server plays all three registries, at addresses of their own.
 */
export interface TestRegistry {
  readonly origin: string;
  readonly urls: Readonly<Record<"companies" | "journal" | "gazette", string>>;
  /** Path and query of every request, in order. */
  readonly received: ReceivedQuestion[];
  /** The companies that are known, by SIREN. */
  readonly companies: Map<string, TestCompany>;
  /** By RNA number, for the journal. */
  readonly publications: Map<string, readonly JournalRow[]>;
  readonly announcements: GazetteRow[];
  /** Until it is `null`, every request meets this fault. */
  fault: RegistryFault | null;
  stop(): Promise<void>;
}

interface ReceivedQuestion {
  readonly at: number;
  readonly url: string;
  /** With all headers, to search for what must not be there. */
  readonly whole: string;
}

export type RegistryFault =
  | { readonly kind: "status"; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: "slow" | "trickle" | "cut" | "html" | "huge" | "redirect" }
  | { readonly kind: "body"; readonly body: unknown };

export type TestCompany = Record<string, unknown> & { readonly siren: string };
interface JournalRow {
  readonly dateparution: string;
  readonly typeavis: string;
}
interface GazetteRow {
  readonly dateparution: string;
  readonly numeroannonce: number;
  readonly familleavis_lib: string;
  readonly registre: readonly string[];
  readonly listeprecedentproprietaire?: string;
}

/** A record with more fields than the product reads, as the real ones have. */
export function companyRecord(siren: string, changes: Record<string, unknown> = {}): TestCompany {
  return {
    siren,
    nom_complet: "BOULANGERIE ARNAUD",
    nom_raison_sociale: "BOULANGERIE ARNAUD",
    sigle: null,
    nombre_etablissements: 2,
    nature_juridique: "5710",
    etat_administratif: "A",
    date_creation: "1991-01-01",
    date_fermeture: null,
    statut_diffusion: "O",
    categorie_entreprise: "PME",
    siege: {
      siret: `${siren}00014`,
      adresse: "12 RUE DE LA REPUBLIQUE 69002 LYON",
      code_postal: "69002",
      etat_administratif: "A",
    },
    dirigeants: [person("ARNAUD", "PAUL JEAN", "Président de SAS")],
    complements: { est_association: false, identifiant_association: null, est_bio: false },
    matching_etablissements: [],
    ...changes,
  };
}

export function person(nom: string, prenoms: string, qualite: string) {
  return {
    type_dirigeant: "personne physique",
    nom,
    prenoms,
    annee_de_naissance: "1968",
    date_de_naissance: "1968-04",
    qualite,
    nationalite: "Française",
  };
}

export function firm(siren: string, denomination: string, qualite: string) {
  return { type_dirigeant: "personne morale", siren, denomination, sigle: null, qualite };
}

export async function startRegistry(): Promise<TestRegistry> {
  const server = createServer((request, response) => void answer(registry, request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${String(port)}`;
  const registry: TestRegistry = {
    origin,
    urls: {
      companies: `${origin}/companies`,
      journal: `${origin}/journal`,
      gazette: `${origin}/gazette`,
    },
    received: [],
    companies: new Map(),
    publications: new Map(),
    announcements: [],
    fault: null,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return registry;
}

function answer(registry: TestRegistry, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? "/", registry.origin);
  const whole = decodeURIComponent(`${request.url ?? ""}\n${request.rawHeaders.join("\n")}`);
  registry.received.push({ at: performance.now(), url: request.url ?? "", whole });
  if (registry.fault) return misbehave(registry.fault, registry, response);
  const found = lookUp(registry, url);
  send(response, found ? 200 : 400, found ?? { erreur: "Veuillez indiquer un paramètre." });
}

function lookUp(registry: TestRegistry, url: URL): object | null {
  if (url.pathname === "/companies/search") return search(registry, url.searchParams);
  const [, dataset] = /\/api\/explore\/v2\.1\/catalog\/datasets\/([^/]+)\/records$/.exec(
    url.pathname,
  ) ?? [null, null];
  const where = url.searchParams.get("where") ?? "";
  if (dataset === "jo_associations") return journalOf(registry, where);
  if (dataset === "annonces-commerciales") return gazetteOf(registry, where);
  return null;
}

/** A SIREN is looked up exactly, other words in all texts. */
function search({ companies }: TestRegistry, query: URLSearchParams) {
  const words = query.get("q") ?? "";
  if (words.length < 3) return null;
  const found = /^\d{9}$/.test(words)
    ? [companies.get(words)].filter((one) => one !== undefined)
    : [...companies.values()].filter((one) => JSON.stringify(one).includes(words));
  const perPage = Number(query.get("per_page") ?? "10");
  const results = found.slice(0, perPage);
  return { results, total_results: found.length, page: 1, per_page: perPage, total_pages: 1 };
}

function journalOf({ publications }: TestRegistry, where: string) {
  const [, rna] = /^numero_rna="(W\d{9})"$/.exec(where) ?? [];
  if (!rna) return null;
  const rows = publications.get(rna) ?? [];
  const results = rows.map((row, index) => ({
    id: `joafe-${String(index)}`,
    numero_rna: rna,
    association_type_libelle: "Association",
    titre: "Les Jardins partagés",
    ...row,
  }));
  return { total_count: results.length, results };
}

function gazetteOf({ announcements }: TestRegistry, where: string) {
  const [, siren] = /^registre like "(\d{9})"$/.exec(where) ?? [];
  const [, day, number] = /^dateparution=date'([\d-]+)' and numeroannonce=(\d+)$/.exec(where) ?? [];
  if (!siren && !day) return null;
  const isAsked = (row: GazetteRow) =>
    siren
      ? row.registre.some((one) => one.replace(/ /g, "") === siren)
      : row.dateparution === day && row.numeroannonce === Number(number);
  const results = announcements.filter(isAsked).map((row) => ({
    id: `A${row.dateparution.replace(/-/g, "")}${String(row.numeroannonce)}`,
    publicationavis: "A",
    tribunal: "Greffe du tribunal de commerce de Lyon",
    ...row,
  }));
  return { total_count: results.length, results };
}

function misbehave(fault: RegistryFault, { origin }: TestRegistry, response: ServerResponse) {
  const json = { "content-type": "application/json" };
  switch (fault.kind) {
    case "status": {
      const wait = fault.retryAfter ? { "retry-after": fault.retryAfter } : {};
      return response.writeHead(fault.status, { ...json, ...wait }).end("{}");
    }
    case "body":
      return send(response, 200, fault.body);
    case "html":
      response.writeHead(200, { "content-type": "text/html" });
      return response.end("<!doctype html><title>Maintenance</title>");
    case "redirect":
      return response.writeHead(302, { location: `${origin}/elsewhere` }).end();
    case "huge":
      return response.writeHead(200, json).end(`{"results":["${"x".repeat(3_000_000)}"]}`);
    case "cut":
      response.writeHead(200, { ...json, "content-length": "1000" }).write('{"results":[');
      return setTimeout(() => response.destroy(), 20);
    // The head comes at once, and the body never ends.
    case "trickle":
      response.writeHead(200, json).write('{"results":[');
      return;
    case "slow":
      return;
  }
}

function send(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
