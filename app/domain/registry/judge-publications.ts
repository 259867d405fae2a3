import { cannotTell, finding, type RegistryFinding } from "./finding.ts";
import type { RegistryCase } from "./judge-registry.ts";
import { ownNumber, printedNotice } from "./questions.ts";
import { reasonAgainst } from "./reason-against.ts";
import type { PublishedNotice, RegistryAnswer } from "./registered.ts";

const dissolution = /dissolution/i;
/** Insolvency and striking off, as the gazette names its families of notices. */
const trouble = /proc[ée]dures? collectives?|radiation/i;

export function judgePublications(known: RegistryCase): RegistryFinding[] {
  return [...judgeTrouble(known), ...judgePrinted(known)];
}

/** The end of an association is certain; a company's proceedings may have ended since. */
function judgeTrouble(known: RegistryCase): RegistryFinding[] {
  const own = ownNumber(known.account);
  const told = known.answers.flatMap((answer) =>
    noticesOf(answer, known.asOf).map((notice) => ({ notice, answer })),
  );
  const ended = told.find(
    ({ notice, answer }) => answer.source === "journal" && dissolution.test(notice.about),
  );
  if (ended) return [finding("proceedings", "dissolved", valuesOf(ended))];
  const troubled = told.find(
    ({ notice, answer }) =>
      answer.source === "gazette" &&
      trouble.test(notice.about) &&
      own !== null &&
      notice.parties.includes(own),
  );
  return troubled ? [finding("proceedings", "proceedings", valuesOf(troubled))] : [];
}

const valuesOf = (told: { readonly notice: PublishedNotice; readonly answer: RegistryAnswer }) => ({
  about: told.notice.about,
  on: told.notice.publishedOn,
  answeredAt: told.answer.answeredAt,
});

function noticesOf(answer: RegistryAnswer, asOf: Date): readonly PublishedNotice[] {
  if (reasonAgainst(answer, asOf) !== null || answer.answer?.kind !== "notices") return [];
  return answer.answer.notices;
}

/** Whether the publications that the customer gave stand in the journal that they come from. */
function judgePrinted(known: RegistryCase): RegistryFinding[] {
  return known.documents
    .filter(({ kind }) => kind === "journal-publication")
    .flatMap((document) => {
      const notice = printedNotice(document);
      if (notice) return judgeNotice(known, notice);
      const { rna } = known.account;
      const day = document.facts.find(({ name }) => name === "date")?.value;
      const isOwn = document.facts.some(({ name, value }) => name === "rna" && value === rna);
      return rna && day && isOwn ? judgeDay(known, rna, day) : [];
    });
}

function judgeNotice(known: RegistryCase, number: string): RegistryFinding[] {
  const own = known.account.siren;
  const [day = ""] = number.split("/");
  return judgeAnswer(known, { source: "gazette", number }, day, ({ parties }) =>
    own !== null && parties.includes(own) ? "printed-found" : "printed-other",
  );
}

function judgeDay(known: RegistryCase, number: string, day: string): RegistryFinding[] {
  return judgeAnswer(known, { source: "journal", number }, day, ({ publishedOn }) =>
    publishedOn === day ? "printed-found" : null,
  );
}

type Verdict = "printed-found" | "printed-other";

function judgeAnswer(
  { answers, asOf, sources }: RegistryCase,
  question: { readonly source: "journal" | "gazette"; readonly number: string },
  on: string,
  judge: (notice: PublishedNotice) => Verdict | null,
): RegistryFinding[] {
  const answer =
    answers.find(
      ({ source, number }) => source === question.source && number === question.number,
    ) ?? null;
  const reason = reasonAgainst(answer, asOf);
  if (!answer && !sources.includes(question.source)) return [];
  if (reason === "none" && answer)
    return [finding("publication", "printed-missing", { on, answeredAt: answer.answeredAt })];
  if (reason || !answer) return [cannotTell("publication", reason ?? "waiting", { on })];
  const { answeredAt } = answer;
  const judged = noticesOf(answer, asOf).map((notice) => ({ notice, verdict: judge(notice) }));
  const best =
    judged.find(({ verdict }) => verdict === "printed-found") ??
    judged.find(({ verdict }) => verdict !== null);
  if (!best?.verdict) return [finding("publication", "printed-missing", { on, answeredAt })];
  return [finding("publication", best.verdict, { on, about: best.notice.about, answeredAt })];
}
