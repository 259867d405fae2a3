/** Luhn's sum over the digits, from the right. */
function luhnSum(digits: string) {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
}

export function isSiren(text: string) {
  return /^\d{9}$/.test(text) && luhnSum(text) % 10 === 0;
}

const laPoste = "356000000";

/** SIREN and five digits, by Luhn; La Poste's establishments have a plain sum that five divides (INSEE). */
export function isSiret(text: string) {
  if (!/^\d{14}$/.test(text)) return false;
  if (luhnSum(text) % 10 === 0) return true;
  const sum = [...text].reduce((total, digit) => total + Number(digit), 0);
  return text.startsWith(laPoste) && sum % 5 === 0;
}

/** The SIREN of a SIREN or SIRET, however it is spaced; null when neither is written. */
export function parseSiren(text: string): string | null {
  const digits = text.replace(/[\s.\u00a0-]/g, "");
  if (isSiren(digits)) return digits;
  return isSiret(digits) ? digits.slice(0, 9) : null;
}
