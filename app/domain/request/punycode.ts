/** The domain as people read it: "xn--caf-dma.fr" is "café.fr". */
export function decodeDomain(domain: string) {
  return domain
    .split(".")
    .map((label) => (label.startsWith("xn--") ? (decodeLabel(label.slice(4)) ?? label) : label))
    .join(".");
}

const base = 36;

/** RFC 3492, section 6.2; null when it is no Punycode. */
function decodeLabel(label: string): string | null {
  const end = label.lastIndexOf("-");
  const output = [...label.slice(0, Math.max(0, end))].map((sign) => sign.charCodeAt(0));
  let [code, bias, place, at] = [128, 72, 0, end + 1];
  while (at < label.length) {
    const before = place;
    let weight = 1;
    for (let step = base; ; step += base) {
      const digit = digitOf(label.charCodeAt(at++));
      if (digit === null) return null;
      place += digit * weight;
      const threshold = Math.min(Math.max(step - bias, 1), 26);
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    bias = adapt(place - before, output.length + 1, before === 0);
    code += Math.floor(place / (output.length + 1));
    place %= output.length + 1;
    if (code > 0x10ffff) return null;
    output.splice(place++, 0, code);
  }
  return String.fromCodePoint(...output);
}

function digitOf(code: number) {
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 22 : null;
}

function adapt(delta: number, points: number, isFirst: boolean) {
  let rest = isFirst ? Math.floor(delta / 700) : delta >> 1;
  rest += Math.floor(rest / points);
  let step = 0;
  for (; rest > 455; step += base) rest = Math.floor(rest / (base - 1));
  return step + Math.floor((base * rest) / (rest + 38));
}
