import { data } from "@remix-run/node";
import { rowFilters } from "#app/domain/account/import/import-state.ts";
import { loadImport } from "#app/domain/account/import/load-import.server.ts";
import { type ImportId, importId } from "#app/domain/ids.ts";
import type { Services } from "#app/services.server.ts";

/** Seconds after which a page fetches itself, for people without scripts who asked for it. */
const followSeconds = 5;

export function importIdOf(params: Readonly<Record<string, string | undefined>>): ImportId {
  const id = importId.safeParse(params["id"]);
  if (!id.success) throw new Response(null, { status: 404 });
  return id.data;
}

export async function loadReport(services: Services, id: ImportId, { searchParams }: URL) {
  const asked = searchParams.get("show");
  const show = rowFilters.find((filter) => filter === asked) ?? "all";
  const line = Number(searchParams.get("after") ?? 0);
  const after = Number.isSafeInteger(line) && line > 0 && line < 2 ** 31 ? line : 0;
  const report = await loadImport(services, id, { show, after });
  if (!report) throw new Response(null, { status: 404 });
  return { ...report, show, after };
}

export function followed<Page>(page: Page, again: boolean) {
  return data(page, again ? { headers: { Refresh: String(followSeconds) } } : {});
}
