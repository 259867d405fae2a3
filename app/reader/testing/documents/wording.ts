import type { DocumentDetails } from "./details.ts";

const months =
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");
const days =
  "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit vingt-neuf trente trente-et-un".split(
    " ",
  );

export function dateWords(date: string, style: DocumentDetails["dateStyle"]): string {
  const [year = "", month = "", day = ""] = date.split("-");
  const name = months[Number(month) - 1] ?? "";
  if (style === "figures") return `${day}/${month}/${year}`;
  if (style === "words") return `${day === "01" ? "1er" : String(Number(day))} ${name} ${year}`;
  const units = days[Number(year) - 2001] ?? "";
  return `${days[Number(day) - 1] ?? ""} ${name} deux mille ${units}`;
}

export function sirenWords(siren: string, style: DocumentDetails["sirenStyle"]): string {
  if (style === "plain") return siren;
  return siren.replace(/(\d{3})(?=\d)/g, style === "dotted" ? "$1." : "$1 ");
}

export const onOneLine = (text: string) => text.replaceAll("|", " ");
