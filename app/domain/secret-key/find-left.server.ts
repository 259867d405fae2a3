import type { Domain } from "#app/domain/domain.ts";
import { dayMs } from "#app/domain/durations.ts";
import { limits, longestRateSeconds } from "#app/domain/limits.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import {
  countRowsElsewhere,
  countSealedJobs,
  listUnsent,
  readOpenBreakers,
  type UnsentMessage,
} from "#db/resting-secrets.server.ts";
import { currentSince } from "#db/secret-keys.server.ts";
import { type RestingPlace, restingPlaces } from "./resting-places.ts";

type Means = Pick<Domain, "db" | "secrets">;

/** What still needs an older key, and what ends it. */
export type Left =
  | { readonly kind: "rows"; readonly place: RestingPlace; readonly count: number }
  /** Under a key that is not given. */
  | {
      readonly kind: "gone";
      readonly place: RestingPlace;
      readonly key: string;
      readonly count: number;
    }
  /** Written before key ids: no command can carry them over. */
  | { readonly kind: "former"; readonly place: RestingPlace; readonly count: number }
  | { readonly kind: "messages" | "jobs"; readonly count: number }
  | { readonly kind: "browsers" | "attempts" | "budgets"; readonly until: Date };

export async function findLeft(means: Means): Promise<Left[]> {
  const left: Left[] = [];
  for (const place of restingPlaces) left.push(...(await leftIn(means, place)));
  if (means.secrets.keyIds.length === 1) return left;
  return [...left, ...(await findUnsent(means)), ...(await findEnding(means))];
}

async function leftIn({ db, secrets }: Means, place: RestingPlace): Promise<Left[]> {
  const counts = await countRowsElsewhere(db, place, secrets.keyIds[0]);
  return counts.flatMap(({ key, count }): Left[] => {
    if (key === "" && place.how.kind === "digest") {
      // With one key alone, they were made with it.
      return secrets.keyIds.length === 1 ? [] : [{ kind: "former", place, count }];
    }
    const isKnown = secrets.keyIds.includes(key);
    return [isKnown ? { kind: "rows", place, count } : { kind: "gone", place, key, count }];
  });
}

async function findUnsent({ db, secrets }: Means): Promise<Left[]> {
  const left: Left[] = [];
  const jobs = await countSealedJobs(db, secrets.keyIds[0]);
  if (jobs > 0) left.push({ kind: "jobs", count: jobs });
  const unsent = await listUnsent(db);
  const messages = unsent.filter((message) => needsOlderKey(secrets, message)).length;
  return messages > 0 ? [...left, { kind: "messages", count: messages }] : left;
}

/** Its link or code was made with another key than the current one. */
function needsOlderKey(secrets: Means["secrets"], message: UnsentMessage) {
  const { linkId, tokenHash, invitationId, codeHash, setupLinkId, setupTokenHash } = message;
  const made = [
    linkId && tokenHash && secrets.linkTokenOf(linkId, tokenHash) !== secrets.linkToken(linkId),
    invitationId &&
      codeHash &&
      secrets.uniqueCodeOf(invitationId, codeHash) !== secrets.uniqueCode(invitationId),
    setupLinkId &&
      setupTokenHash &&
      secrets.linkTokenOf(setupLinkId, setupTokenHash) !== secrets.linkToken(setupLinkId),
  ];
  return made.includes(true);
}

/** What nobody can carry over, because a browser keeps it or because it ends within the hour. */
async function findEnding({ db, secrets }: Means): Promise<Left[]> {
  const since = (await currentSince(db, secrets.keyIds[0])).getTime();
  const now = await databaseNow(db);
  const budgets = await readOpenBreakers(db, secrets.keyIds[0]);
  const ends: Left[] = [
    { kind: "browsers", until: new Date(since + limits.knownBrowserDays * dayMs) },
    { kind: "attempts", until: new Date(since + longestRateSeconds() * 1000) },
    ...(budgets ? [{ kind: "budgets" as const, until: budgets }] : []),
  ];
  return ends.filter((one) => !("until" in one) || one.until > now);
}
