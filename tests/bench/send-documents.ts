import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { keptVerdicts, type VerdictId } from "#app/reader/verdict.ts";
import { listDocuments } from "#db/documents.server.ts";
import { type Giver, openGiver } from "#tests/support/faults/giver.ts";
import { type RawAnswer, rawUpload, sendUpload } from "#tests/support/faults/raw-upload.ts";
import type { SentDocument } from "./sent-documents.ts";

export interface Sending {
  readonly name: string;
  /** Milliseconds from the first byte sent until stored or refused. */
  readonly verdictAfter: number;
  /** Milliseconds; a stored document has been read, or 3 s have passed. */
  readonly answeredAfter: number;
  /** Null when refused. */
  readonly kept: VerdictId | null;
  readonly isRight: boolean;
}

export async function sendAll(
  domain: Domain,
  origin: string,
  documents: readonly SentDocument[],
  atOnce: number,
): Promise<Sending[]> {
  const givers: Giver[] = [];
  for (let index = 0; index < documents.length; index += 1) givers.push(await openGiver(domain));
  const done: Sending[] = [];
  const left = documents.map((document, index) => ({ document, giver: givers[index] })).values();
  const sendOnesLeft = async () => {
    for (const { document, giver } of left) {
      if (giver) done.push(await send(domain, origin, document, giver));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendOnesLeft));
  return done;
}

async function send(
  domain: Domain,
  origin: string,
  { name, verdicts, bytes }: SentDocument,
  { cookie, requestId }: Giver,
): Promise<Sending> {
  const upload = rawUpload(bytes, { cookie, origin });
  const begun = performance.timeOrigin + performance.now();
  const answer = await sendUpload(origin, upload).answer;
  const answeredAfter = performance.timeOrigin + performance.now() - begun;
  const document = await documentOf(domain, requestId, answer);
  // Database and bench run on one machine and share its clock.
  const verdictAfter = document ? document.receivedAt.getTime() - begun : answeredAfter;
  const kept = document?.verdict ?? null;
  return { name, verdictAfter, answeredAfter, kept, isRight: isRight(verdicts, kept) };
}

async function documentOf({ db }: Domain, requestId: RequestId, answer: RawAnswer | null) {
  if (answer?.status !== 303 && answer?.status !== 422) {
    throw new Error(`neither kept nor refused: ${String(answer?.status)}`);
  }
  const [document] = await listDocuments(db, requestId);
  if (!document !== (answer.status === 422)) throw new Error("the answer is not what was done");
  return document;
}

function isRight(verdicts: readonly VerdictId[] | null, kept: VerdictId | null): boolean {
  if (verdicts === null) return true;
  if (kept !== null) return verdicts.includes(kept);
  return verdicts.some((one) => !keptVerdicts.some((id) => id === one));
}
