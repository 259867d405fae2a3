import type { Domain } from "#app/domain/domain.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { prepareMailWithLink } from "#app/domain/invitation/mail-with-link.server.ts";
import { limits } from "#app/domain/limits.ts";
import { queueMessage } from "#app/domain/notice/queue-message.server.ts";
import { changeRequest } from "#app/domain/request/change-request.server.ts";
import { accept, refuse } from "#app/domain/result.ts";
import type { Transaction } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { addJob } from "#db/jobs.server.ts";
import { takeUntold } from "#db/thread.server.ts";
import { threadClosure } from "./thread.ts";

/** From the first message on, others are gathered: a job that waits keeps its time. */
export async function askToTellThread(tx: Transaction, requestId: RequestId) {
  const now = await databaseNow(tx);
  const runAt = new Date(now.getTime() + limits.threadMailMinutes * 60_000);
  const key = `tell-thread:${requestId}`;
  await addJob(tx, "tell-thread", { requestId }, { key, runAt, keepsTime: true });
}

/**
 * One mail, which does not repeat the messages and carries no file: a mailbox is easier to steal than a session. Nobody
 * is told of what was read meanwhile, or of a request that was suspended or ended.
 */
export function tellThread(domain: Domain, requestId: RequestId) {
  return changeRequest(domain, requestId, async (tx, request) => {
    const shut = threadClosure(request);
    if (shut) return refuse(shut);
    const untold = await takeUntold(tx, requestId);
    if (untold.messages === 0) return refuse("nothing-to-tell");
    const mail = await prepareMailWithLink(tx, domain.secrets, request);
    const details = { hasFiles: untold.files > 0 };
    return accept(await queueMessage(tx, { template: "thread-message", details, ...mail }));
  });
}
