import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { demoCompanies, demoPublications } from "./demo/registry.ts";

export interface EmbeddedRegistry {
  /** The settings that point at it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * The demonstration asks no real registry: this one on the loopback knows its companies, in the shape
 * of Recherche d'entreprises and of Opendatasoft's explore API.
 */
export async function startEmbeddedRegistry(): Promise<EmbeddedRegistry> {
  const server = createServer(({ url }, response) => {
    const found = answerTo(new URL(url ?? "/", "http://registry"));
    response.writeHead(found ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(found ?? {}));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${String(port)}`;
  return {
    env: { COMPANY_REGISTRY_URL: origin, JOURNAL_URL: origin, GAZETTE_URL: origin },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerTo({ pathname, searchParams }: URL): object | null {
  if (pathname === "/search") return companies(searchParams.get("q") ?? "");
  const where = searchParams.get("where") ?? "";
  if (pathname.endsWith("/jo_associations/records"))
    return records(demoPublications.filter(({ numero_rna: rna }) => where.includes(rna)));
  return pathname.endsWith("/annonces-commerciales/records") ? records([]) : null;
}

function companies(number: string) {
  const results = demoCompanies.filter(({ siren }) => siren === number);
  return { results, total_results: results.length, page: 1, per_page: 5, total_pages: 1 };
}

function records(results: readonly object[]) {
  return { total_count: results.length, results };
}
