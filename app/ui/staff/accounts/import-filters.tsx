import type { ImportCounts, RowFilter } from "#app/domain/account/import/import-state.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { outcomeWords } from "./import-words.ts";
import { shownCount } from "./shown-count.ts";

interface Props {
  readonly path: string;
  readonly counts: ImportCounts;
  readonly stale: number;
  readonly show: RowFilter;
}

export function ImportFilters({ path, counts, stale, show }: Props) {
  const all = counts.new + counts.changed + counts.unchanged + counts.refused;
  const filters: readonly (readonly [RowFilter, string, number])[] = [
    ["all", m.accounts_import_all(), all],
    ["new", outcomeWords.new.words(), counts.new],
    ["changed", outcomeWords.changed.words(), counts.changed],
    ["unchanged", outcomeWords.unchanged.words(), counts.unchanged],
    ["refused", outcomeWords.refused.words(), counts.refused],
    ["stale", m.accounts_import_stale(), stale],
  ];
  return (
    <nav aria-label={m.accounts_import_filters()}>
      <ul className="queue-tabs">
        {filters
          .filter(([id, , count]) => id !== "stale" || count > 0)
          .map(([id, words, count]) => (
            <li key={id}>
              <a href={`${path}?show=${id}`} aria-current={id === show ? "page" : undefined}>
                {words} <span className="queue-count">{shownCount(count)}</span>
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}
