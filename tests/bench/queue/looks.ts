export interface Look {
  readonly name: string;
  readonly path: string;
  /** Where what is looked for has another name among a million. */
  readonly largePath?: string;
  /** The page after this one is timed. */
  readonly follow?: boolean;
  /** Stands in the right page only; absent: the queue's. */
  readonly mark?: string;
  /** A form without fields is sent. */
  readonly form?: boolean;
}

const queue = (name: string, query: string, follow = false): Look => ({
  name,
  path: `/staff/requests?${query}`,
  follow,
});

/** One hit on both sides: the same person, by a number that no other name contains. */
const search = (name: string, small: string, large: string): Look => ({
  ...queue(`search: ${name}`, `q=${small}`),
  largePath: `/staff/requests?q=${large}`,
});

/** Each page holds the counts of all tabs as well. */
export const looks: readonly Look[] = [
  queue("first page", ""),
  queue("next page", "", true),
  queue("alerts", "tab=alerts"),
  queue("applied", "tab=applied"),
  queue("applied, next page", "tab=applied", true),
  queue("counts alone: an empty list", "tab=snoozed"),
  queue("by situation", "situation=organisation.acquired"),
  queue("by risk", "risk=high"),
  queue("mine", "assignee=me"),
  queue("unassigned", "assignee=none"),
  queue("late", "late=1"),
  queue("by language", "language=en"),
  queue("three filters", "risk=raised&language=fr&situation=individual.change"),
  queue("search: a reference", "q=9E37-79B1"),
  search("a login", "client-321", "client-654321"),
  queue("search: part of a login (1 hit; 1,111)", "q=client-321"),
  queue("search: a number", "q=06+20+00+03+21"),
  queue("search: a SIREN", "q=100+000+322"),
  queue("search: an address", "q=contact-77%40exemple-77.fr"),
  search("a rare name", "gauthier+321", "gauthier+654321"),
  queue("search: part of a rare name (1 hit; 100)", "q=gauthier+321"),
  queue("search: a word in an eighth of all", "q=sarl"),
  queue("search: the same, next page", "q=sarl", true),
  queue("search: a word in all", "q=exemple"),
  queue("search: nothing", "q=zzzznobody"),
  { name: "statistics, 30 days", path: "/staff/statistics", mark: 'class="period"' },
  { name: "statistics, 90 days", path: "/staff/statistics?days=90", mark: 'class="period"' },
  { name: "take next", path: "/staff/requests/next", form: true },
];
