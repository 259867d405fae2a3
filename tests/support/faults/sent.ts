import { sql } from "drizzle-orm";
import type { Instances } from "#tests/support/e2e/instances.ts";
import type { Outage } from "./kill-scene.ts";
import type { Person, Wait } from "./person.ts";

export interface SentRow extends Record<string, unknown> {
  readonly id: string;
  readonly channel: "email" | "sms";
  readonly template: string;
  readonly status: "queued" | "sending" | "sent" | "refused" | "unknown";
  readonly failure: string | null;
  readonly vendorId: string | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly sentAt: number | null;
}

export async function listSent({ domain }: Instances): Promise<SentRow[]> {
  return domain.db.execute<SentRow>(sql`
    select id, channel, template, status, failure, vendor_id as "vendorId",
      (extract(epoch from created_at) * 1000)::float8 as "createdAt",
      (extract(epoch from sent_at) * 1000)::float8 as "sentAt"
    from messages order by created_at`);
}

/** What vendors received twice: every message of these journeys has its own text. */
export function findTwice({ resend, twilio }: Instances): string[] {
  const mails = resend.received.map(({ to, subject, text }) => `${to.join()} ${subject} ${text}`);
  const sms = twilio.received.map(({ to, text }) => `${to} ${text}`);
  return [mails, sms].flatMap((all) => all.filter((one, index) => all.indexOf(one) !== index));
}

/** Where our table and the vendors differ. Only an SMS whose answer was lost may be unknown. */
export function findUnaccounted({ resend, twilio }: Instances, sent: readonly SentRow[]): string[] {
  const mails = sent.filter(({ channel }) => channel === "email");
  const sms = sent.filter(({ channel }) => channel === "sms");
  const mailed = new Set(resend.received.map(({ idempotencyKey }) => idempotencyKey));
  const texted = new Set(twilio.received.map(({ id }) => id));
  const known = sms.filter(({ status }) => status === "sent");
  const unknown = sms.filter(({ status }) => status === "unknown");
  const surplus = texted.size - known.length - unknown.length;
  return [
    ...mails.filter(({ id, status }) => status !== "sent" || !mailed.delete(id)).map(nameOf),
    ...[...mailed].map((key) => `a mail ${String(key)} that we do not know`),
    ...known.filter(({ vendorId }) => !texted.has(vendorId ?? "")).map(nameOf),
    ...(surplus > 0 ? [`${String(surplus)} SMS that we do not know`] : []),
  ];
}

function nameOf({ id, template, status, failure }: SentRow) {
  return `${template} ${id}: ${status} ${failure ?? ""}`;
}

/** Every wait of a person for a message, and of a message for its leaving. */
export function listWaits(persons: readonly Person[], sent: readonly SentRow[]): Wait[] {
  const ofMessages = sent.flatMap(({ template, createdAt, sentAt }) =>
    sentAt === null ? [] : [{ what: template, from: createdAt, to: sentAt }],
  );
  return [...persons.flatMap(({ waits }) => waits), ...ofMessages];
}

/** Milliseconds of a wait in which nothing was away. */
export function waitedMs({ from, to }: Wait, outages: readonly Outage[]): number {
  const away = outages.map((one) => Math.min(to, one.to) - Math.max(from, one.from));
  return to - from - away.reduce((sum, ms) => sum + Math.max(0, ms), 0);
}
