import { dateAfter } from "./dates.ts";
import { type Labelled, labelledIn } from "./labels.ts";
import { managersIn } from "./managers.ts";
import { labelledFields, ownSirens } from "./organisation.ts";
import { type Finding, type Script, type Span, tidy, written } from "./script.ts";
import { standingFindings } from "./standing.ts";

/** Without spaces, since headings are often set with a space between letters. */
const officers =
  /^(?:\d[.)])?(?:gestion(?:,?(?:et)?direction|,?administration|$)|administration$|direction(?:et|,|$)|dirigeants|representants?(?:legal|legaux))/;
const afterOfficers =
  /^(?:\d[.)])?(?:renseignementsrelatifs|etablissements?(?:principal|\d|$)|observations|legreffier|findelextrait|cedocument|activites?$)/;

export function extractFindings(script: Script): Finding[] {
  // Here "Administration" is a heading, not a label.
  const labels = labelledIn(script).filter(({ id }) => id !== "administration");
  const section = officersSection(script);
  const until = section?.start ?? script.text.length;
  return [
    ...registry(script, labels),
    ...ownSirens(script, labels, { start: 0, end: until }),
    ...labelledFields(script, labels, until),
    ...managersIn(script, labels, section ?? { start: 0, end: script.text.length }),
    ...upToDate(script),
    ...verificationCode(script, labels),
    ...standingFindings(script),
  ];
}

function officersSection(script: Script): Span | null {
  const heads = script.lines.map((line) => squash(script.folded.slice(line.start, line.end)));
  const first = heads.findIndex((head) => officers.test(head));
  const heading = script.lines[first];
  if (heading === undefined) return null;
  const next = script.lines.find(
    (_, index) => index > first && afterOfficers.test(heads[index] ?? ""),
  );
  return { start: heading.end, end: next?.start ?? script.folded.length };
}

const squash = (text: string) => text.replace(/[^a-z0-9,.)]/g, "");

/** The court whose register it is: as it stands behind the number, or as the court calls itself. */
function registry(script: Script, labels: readonly Labelled[]): Finding[] {
  const beside = labels
    .filter(({ id }) => id === "siren")
    .map(({ value }) => ({
      value,
      match: behindNumber.exec(script.folded.slice(value.start, value.end)),
    }))
    .find(({ match }) => match !== null);
  const match = court.exec(script.folded);
  const named = match === null ? [] : courtNamed(script, match);
  if (beside?.match?.[1] === undefined) return named;
  const end = beside.value.start + beside.match.index + beside.match[0].length;
  const at = { start: end - beside.match[1].length, end };
  return [
    ...named.filter(({ name }) => name === "registry"),
    { name: "registry-city", value: written(script, at), at },
  ];
}

const behindNumber = /\br\.? ?c\.? ?s\.? ?(?:de |d'|du )?([a-z][a-z' -]{1,40}[a-z])\W*$/;
const court =
  /(?:greffe du )?tribunal (?:mixte )?(?:de commerce|des activites economiques|judiciaire)\s(?:(de la|du|des|de|d')\s?)([a-z][a-z' -]{1,40}[a-z])/;
/** "du Havre" is in Le Havre, "de La Rochelle" in La Rochelle. */
const articles: Readonly<Record<string, string>> = { du: "Le ", des: "Les ", "de la": "La " };

function courtNamed(script: Script, match: RegExpExecArray): Finding[] {
  const [whole, preposition = "", name = ""] = match;
  const segmentEnd = script.lines
    .flatMap((line) => line.segments)
    .find((segment) => segment.start <= match.index && segment.end > match.index)?.end;
  const end = Math.min(match.index + whole.length, segmentEnd ?? Infinity);
  const city = { start: match.index + whole.length - name.length, end };
  const at = { start: match.index, end };
  const value = `${articles[preposition] ?? ""}${written(script, city)}`;
  return [
    { name: "registry", value: written(script, at), at },
    { name: "registry-city", value, at: city, sure: 0.9 },
  ];
}

function upToDate(script: Script): Finding[] {
  const direct = dateAfter(
    script,
    /\ba jour (?:au|du|le)\b|\bsituation (?:\w+ )?a la date du\b/g,
    12,
  );
  if (direct !== null) return [{ name: "date", value: direct.iso, at: direct }];
  const issued = dateAfter(
    script,
    /\b(?:extrait (?:delivre |edite )?(?:le|du)|delivre le|edite le|en date du)\b/g,
    12,
  );
  return issued === null ? [] : [{ name: "date", value: issued.iso, at: issued, sure: 0.6 }];
}

/**
 * Case-sensitive. From OCR a wrong length is kept for now: the QR code on the page may correct it.
 */
function verificationCode(script: Script, labels: readonly Labelled[]): Finding[] {
  const label = labels.find(({ id }) => id === "code");
  const inText =
    /(?:code de (?:verification|controle)|avec le code)\s{0,2}:?\s{0,2}(\S{1,30})/.exec(
      script.folded,
    );
  const inTextStart = inText ? inText.index + inText[0].length - (inText[1]?.length ?? 0) : null;
  const start = label && label.value.end > label.value.start ? label.value.start : inTextStart;
  if (start === null) return [];
  const word = /^[\s:]*(\S{1,30})/.exec(script.text.slice(start, start + 40));
  const from = start + (word ? word[0].length - (word[1]?.length ?? 0) : 0);
  const value = tidy(word?.[1] ?? "");
  const at = { start: from, end: from + value.length };
  const isRead = script.spots.some((spot) => spot.start === from && spot.certainty < 1);
  const form = isRead ? /^[A-Za-z0-9|]{8,12}$/ : /^[A-Za-z0-9]{10}$/;
  return form.test(value) ? [{ name: "verification-code", value, at, sure: 0.95 }] : [];
}
