import { withoutAccents } from "#app/reader/fold.ts";
import type { HiddenText, PageText } from "#app/reader/reading.ts";

const leastShared = 0.7;
const most = 20;

/**
 * Office copiers write what they recognised, invisibly, behind the picture of the page. That is no
 * secret as long as we read about the same words in the picture. At most 20 lines are returned.
 */
export function notAlsoSeen(
  hidden: readonly HiddenText[],
  recognised: readonly PageText[],
): HiddenText[] {
  const isSeen = (page: number) => {
    const seen = new Set(recognised.filter((one) => one.page === page).flatMap(wordsOf));
    const words = hidden.filter((one) => one.page === page).flatMap(({ text }) => splitWords(text));
    const shared = words.filter((word) => seen.has(word)).length;
    return words.length > 0 && shared / words.length >= leastShared;
  };
  const seenPages = new Set([...new Set(hidden.map(({ page }) => page))].filter(isSeen));
  return hidden.filter(({ page }) => !seenPages.has(page)).slice(0, most);
}

function wordsOf({ lines }: PageText): string[] {
  return lines.flatMap(({ text }) => splitWords(text));
}

function splitWords(text: string): string[] {
  return withoutAccents(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length >= 3);
}
