import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { JobHelpers } from "graphile-worker";
import type { MessageId, RequestId } from "#app/domain/ids.ts";
import type { TemplateId } from "#app/domain/notice/templates.ts";
import type { Delivery } from "#app/providers/delivery.ts";
import type { EmailMessage } from "#app/providers/email/email.ts";
import type { SmsMessage } from "#app/providers/sms/sms.ts";
import type { WebhookMessage } from "#app/providers/webhook/webhook.ts";
import type { Services } from "#app/services.server.ts";
import { findMessage } from "#db/messages.server.ts";
import { type Message, messages } from "#db/schema/messages.ts";
import type { Scene } from "./scenario.ts";

export const taken: Delivery = { outcome: "accepted", vendorId: "vendor-1" };
export const refused: Delivery = { outcome: "refused", reason: "422 bad address" };
export const deferred: Delivery = { outcome: "deferred", reason: "503" };
export const unknown: Delivery = { outcome: "unknown", reason: "time-out" };

/** Gives the scripted answers, then accepts. */
function scripted<Sent>(script: readonly Delivery[]) {
  const sent: Sent[] = [];
  const answers = [...script];
  const send = (message: Sent) => {
    sent.push(message);
    return Promise.resolve(answers.shift() ?? taken);
  };
  return { sent, send };
}

export interface Script {
  readonly email?: readonly Delivery[];
  readonly sms?: readonly Delivery[];
  readonly webhook?: readonly Delivery[];
}

export function scriptedServices({ domain }: Scene, script: Script = {}) {
  const email = scripted<EmailMessage>(script.email ?? []);
  const sms = scripted<SmsMessage>(script.sms ?? []);
  const webhook = scripted<WebhookMessage>(script.webhook ?? []);
  const brand = {
    name: "SafeBrands",
    supportEmail: "support@safebrands.com",
    supportPhone: "+33 4 88 66 22 23",
    mailboxProcedureUrl: "https://support.safebrands.com/modification-adresse-email/",
  };
  const provider = { kind: "embedded" };
  const settings = { publicOrigin: "https://passerelle.example", brand, sms: provider };
  const services = { ...domain, settings, email, sms, webhook } as unknown as Services;
  return { services, email, sms, webhook };
}

export function attempt(number = 1, of = 12) {
  return { job: { attempts: number, max_attempts: of } } as Pick<JobHelpers, "job">;
}

export async function messageOf({ domain }: Scene, id: MessageId): Promise<Message> {
  const message = await findMessage(domain.db, id);
  if (!message) throw new Error(`message ${id} is gone`);
  return message;
}

export async function findMessageFor(
  { domain }: Scene,
  id: RequestId,
  template: TemplateId,
  channel: Message["channel"] = "email",
) {
  const rows = await domain.db.select().from(messages).where(eq(messages.requestId, id));
  const found = rows.find((row) => row.template === template && row.channel === channel);
  if (!found) throw new Error(`no ${template} was written`);
  return found;
}

/** The last message of a template that meets a condition on its row. */
export async function lastMessage({ domain }: Scene, template: TemplateId, where: SQL) {
  const [row] = await domain.db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.template, template), where))
    .orderBy(desc(messages.createdAt))
    .limit(1);
  if (!row) throw new Error(`no ${template} was written`);
  return row.id;
}

/** Changes the audit trail while its triggers are disabled, as only a superuser can. */
export async function tamper({ domain }: Scene, statement: ReturnType<typeof sql>) {
  await domain.db.transaction(async (tx) => {
    await tx.execute(sql`alter table audit_events disable trigger user`);
    await tx.execute(statement);
    await tx.execute(sql`alter table audit_events enable trigger user`);
  });
}
