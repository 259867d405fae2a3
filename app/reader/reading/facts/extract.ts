import { dateAfter } from "./dates.ts";
import { labelledIn } from "./labels.ts";
import { managersIn } from "./managers.ts";
import { labelledFields, ownSirens } from "./organisation.ts";
import { standingFindings } from "./standing.ts";
import { type Finding, type Script, type Span, tidy, written } from "./script.ts";

const officers =
  /^.{0,4}(?:gestion\b.{0,80}|administration|direction|dirigeants|representants? (?:legal|legaux))$/m;
const afterOfficers =
  /^.{0,4}(?:renseignements relatifs|etablissements?\b|observations|le greffier|fin de l'extrait|ce document)/m;

export function extractFindings(script: Script): Finding[] {
  // Here "Administration" is a heading, not a label.
  const labels = labelledIn(script).filter(({ id }) => id !== "administration");
  const section = officersSection(script);
  const until = section?.start ?? script.text.length;
  return [
    ...registry(script),
    ...ownSirens(script, labels, { start: 0, end: until }),
    ...labelledFields(script, labels, until),
    ...managersIn(script, labels, section ?? { start: 0, end: script.text.length }),
    ...upToDate(script),
    ...verificationCode(script),
    ...standingFindings(script),
  ];
}

function officersSection({ folded }: Script): Span | null {
  const match = officers.exec(folded);
  if (match === null) return null;
  const start = match.index + match[0].length;
  const next = afterOfficers.exec(folded.slice(start));
  return { start, end: next === null ? folded.length : start + next.index };
}

function registry(script: Script): Finding[] {
  const match =
    /greffe du tribunal (?:de commerce|des activites economiques|judiciaire)\s(?:(?:de|du|des) (?:la |le |les )?|d')([a-z][a-z' -]{1,40})/.exec(
      script.folded,
    );
  if (match?.[1] === undefined) return [];
  const segmentEnd = script.lines
    .flatMap((line) => line.segments)
    .find((segment) => segment.start <= match.index && segment.end > match.index)?.end;
  const end = Math.min(match.index + match[0].length, segmentEnd ?? Infinity);
  const city = { start: match.index + match[0].length - match[1].length, end };
  const at = { start: match.index, end };
  return [
    { name: "registry", value: written(script, at), at },
    { name: "registry-city", value: written(script, city), at: city },
  ];
}

function upToDate(script: Script): Finding[] {
  const direct = dateAfter(script, /\ba jour (?:au|du|le)\b/g, 12);
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
function verificationCode(script: Script): Finding[] {
  const match = /code de (?:verification|controle)\s{0,2}:?\s{0,2}(\S{1,30})/.exec(script.folded);
  if (match?.[1] === undefined) return [];
  const start = match.index + match[0].length - match[1].length;
  const value = tidy(script.text.slice(start, start + match[1].length));
  const at = { start, end: start + value.length };
  const isRead = script.spots.some((spot) => spot.start === start && spot.certainty < 1);
  const form = isRead ? /^[A-Za-z0-9|]{8,12}$/ : /^[A-Za-z0-9]{10}$/;
  return form.test(value) ? [{ name: "verification-code", value, at, sure: 0.95 }] : [];
}
