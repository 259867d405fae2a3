import { randomUUID } from "node:crypto";
import { recordRead, threadForCustomer } from "#app/domain/thread/read-thread.server.ts";
import { threadClosure } from "#app/domain/thread/thread.ts";
import type { PageContext } from "../context.ts";
import type { Customer } from "./customer.server.ts";

/** What the customer and staff wrote, and whether the customer may write now. Seeing it is recorded. */
export async function threadData({ services }: PageContext, { request }: Customer) {
  const messages = await threadForCustomer(services, request.id);
  await recordRead(services, request.id, { reader: "customer", actor: "customer" });
  return {
    messages,
    closure: threadClosure(request),
    isDraft: request.status === "started",
    formId: randomUUID(),
    maxFileBytes: services.rules.documents.maxFileBytes,
  };
}
