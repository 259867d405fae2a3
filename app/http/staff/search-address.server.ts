import { parseSearch } from "#app/domain/review/search.server.ts";
import type { Secrets } from "#app/domain/secrets.server.ts";

const about = "a search of the queue";

/**
 * Browsers and proxies keep addresses, so phone numbers are sealed (`n`); other text is plain
 * (`q`).
 */
export function searchAddress(secrets: Pick<Secrets, "seal">, text: string) {
  const typed = shortened(text);
  const isNumber = (parseSearch(typed)?.numbers.length ?? 0) > 0;
  const query = isNumber ? { n: secrets.seal(typed, about) } : { q: typed };
  return new URLSearchParams(query).toString();
}

export function searchedFor(secrets: Pick<Secrets, "open">, query: URLSearchParams) {
  const sealed = query.get("n");
  return shortened((sealed ? opened(secrets, sealed) : query.get("q")) ?? "");
}

const shortened = (text: string) => text.trim().slice(0, 100);

function opened(secrets: Pick<Secrets, "open">, sealed: string) {
  try {
    return secrets.open(sealed, about);
  } catch {
    return null;
  }
}
