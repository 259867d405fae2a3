import { lastFourOf } from "#app/domain/request/call-back.ts";
import { internationalForm, maskedForm } from "#app/domain/request/mobile-number.server.ts";

const hiddenDigits = 4;

/** Readable but for its last four digits, which the customer says in the call. */
export function hideLastFour(number: string) {
  return hideLastDigits(internationalForm(number));
}

/** In the history, where other numbers keep their last two digits. */
export function maskRequested(number: string) {
  return hideLastDigits(maskedForm(number));
}

function hideLastDigits(written: string) {
  let left = hiddenDigits;
  const symbols = [...written].reverse().map((symbol) => {
    if (left === 0 || !/[\d•]/.test(symbol)) return symbol;
    left -= 1;
    return "•";
  });
  return symbols.reverse().join("");
}

/** A customer's words may repeat the number, in any grouping of its digits. */
export function hideLastFourIn(text: string, number: string) {
  const before = digitsOf(number).slice(-(2 * hiddenDigits), -hiddenDigits);
  const parts = [before, lastFourOf(number)].map((digits) => [...digits].join("[\\s.\\-/()]*"));
  return text.replace(new RegExp(parts.join("[\\s.\\-/()]*"), "g"), hideLastDigits);
}

function digitsOf(number: string) {
  return number.replace(/\D/g, "");
}
