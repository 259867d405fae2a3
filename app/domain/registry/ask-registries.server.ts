import { setTimeout as sleep } from "node:timers/promises";
import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { askForAssessment } from "#app/domain/request/ask-for-assessment.server.ts";
import { changeRequest } from "#app/domain/request/change-request.server.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { Registry, RegistryReply } from "#app/providers/registry/registry.ts";
import { findAccount } from "#db/accounts.server.ts";
import { appendAuditEvent } from "#db/audit-events.server.ts";
import { databaseMoment } from "#db/connection/clock.server.ts";
import { listDocumentsToJudge } from "#db/documents-to-judge.server.ts";
import {
  countFailure,
  findFreshAnswer,
  findLastAnswer,
  forgetFailures,
  insertAnswer,
  takeTurn,
} from "#db/registry.server.ts";
import { findRequest } from "#db/requests.server.ts";
import { mayAsk } from "./ask-for-answers.server.ts";
import { firmsToFollow, questionsOf } from "./questions.ts";
import { isSilence, type Question, type RegistryAnswer } from "./registered.ts";

/** Longer than any queue of our own: the registry is asked later instead. */
const longestTurnMs = 20_000;

type Told = Pick<RegistryAnswer, "state" | "answer" | "answeredAt">;

/**
 * Asks what is not known for this request, and writes each answer down by itself. Null: nothing is
 * left to ask. Else the seconds that a registry wants us to wait, 0 if it named none.
 */
export async function askRegistries(
  domain: Domain,
  registry: Registry,
  requestId: RequestId,
): Promise<number | null> {
  const { db } = domain;
  const request = await findRequest(db, requestId);
  if (!request || !mayAsk(request)) return null;
  const account = await findAccount(db, request.accountId);
  const documents = await listDocumentsToJudge(db, [requestId]);
  const queue = questionsOf(account, documents).filter(({ source }) =>
    registry.sources.includes(source),
  );
  const waits: number[] = [];
  const ask = async (question: Question) => {
    const { wait, ...told } = await answerTo(domain, registry, question);
    if (wait !== null) waits.push(wait);
    const recorded = await recordAnswer(domain, requestId, { ...question, ...told });
    return recorded.ok ? told.answer : null;
  };
  for (const question of queue) {
    const found = await ask(question);
    for (const firm of firmsToFollow(found)) await ask(firm);
  }
  return waits.length > 0 ? Math.max(...waits) : null;
}

/** `wait`: null, unless the registry has to be asked again. */
async function answerTo(
  { db }: Domain,
  registry: Registry,
  question: Question,
): Promise<Told & { readonly wait: number | null }> {
  const kept = await findFreshAnswer(db, question);
  if (kept) return { ...kept, wait: null };
  const reply = await askInTurn(db, registry, question);
  const answeredAt = await databaseMoment(db);
  const { state, found, retryAfterSeconds } = reply;
  const wait = isSilence(state) ? (retryAfterSeconds ?? 0) : null;
  return { state, answer: found, answeredAt, wait };
}

async function askInTurn(
  db: Domain["db"],
  registry: Registry,
  question: Question,
): Promise<RegistryReply> {
  const { waitMs, pausedFor } = await takeTurn(db, question.source);
  if (pausedFor || waitMs > longestTurnMs) {
    const state = pausedFor ?? "limited";
    return { state, found: null, retryAfterSeconds: Math.ceil(waitMs / 1000) };
  }
  await sleep(waitMs);
  const reply = await registry.ask(question);
  if (isSilence(reply.state)) await countFailure(db, question.source, reply);
  else await forgetFailures(db, question.source);
  return reply;
}

/** A request that ended meanwhile keeps what was known at its end. */
function recordAnswer(
  domain: Domain,
  requestId: RequestId,
  answer: Omit<RegistryAnswer, "purgedAt">,
) {
  return changeRequest(domain, requestId, async (tx, request) => {
    if (!mayAsk(request)) return refuse("ended");
    const last = await findLastAnswer(tx, requestId, answer);
    const isKnown = last?.answeredAt.getTime() === answer.answeredAt.getTime();
    const isOlder = last && last.answeredAt > answer.answeredAt && !isSilence(last.state);
    if (isKnown || isOlder) return accept(null);
    await insertAnswer(tx, requestId, answer);
    if (last?.state === answer.state && isSilence(answer.state)) return accept(null);
    const { source, number, state, answeredAt } = answer;
    await appendAuditEvent(tx, {
      requestId,
      actor: "system",
      action: "registry-answered",
      details: { source, number, state, answeredAt: answeredAt.toISOString() },
    });
    await askForAssessment(tx, request);
    return accept(null);
  });
}
