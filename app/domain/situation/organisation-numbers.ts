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

/** For La Poste's establishments the plain digit sum is a multiple of five (INSEE). */
export function isSiret(text: string) {
  if (!/^\d{14}$/.test(text)) return false;
  if (luhnSum(text) % 10 === 0) return true;
  const sum = [...text].reduce((total, digit) => total + Number(digit), 0);
  return text.startsWith(laPoste) && sum % 5 === 0;
}

export function parseSiren(text: string): string | null {
  const digits = text.replace(/[\s.\u00a0-]/g, "");
  if (isSiren(digits)) return digits;
  return isSiret(digits) ? digits.slice(0, 9) : null;
}

export function parseRna(text: string): string | null {
  const rna = text.replace(/[\s.\u00a0-]/g, "").toUpperCase();
  return /^W\d{9}$/.test(rna) ? rna : null;
}
