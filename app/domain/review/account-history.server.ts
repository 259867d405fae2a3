import { parseAuditAction } from "#app/domain/audit/actions.ts";
import { codeEnded } from "#app/domain/phone-verification/rules.ts";
import { maskedForm } from "#app/domain/request/mobile-number.server.ts";
import type { AccountEntry } from "#db/account-page.server.ts";
import type { Message } from "#db/schema/messages.ts";
import type { AccountHistoryEntry } from "./account-page.ts";
import { maskRequested } from "./hidden-number.server.ts";
import type { HistoryEvent } from "./history.ts";
import { actorOf } from "./list-history.server.ts";

interface Means {
  readonly names: Map<string, string>;
  /** Numbers that somebody asks for and nobody has decided on. */
  readonly requested: ReadonlySet<string>;
}

export function accountEntry({ at, kind, key, data }: AccountEntry, means: Means) {
  const text = (name: string) => (typeof data[name] === "string" ? data[name] : "");
  const by: HistoryEvent["by"] = actorOf(text("actor"), means.names);
  const told = { at, by };
  const entries: Record<AccountEntry["kind"], () => AccountHistoryEntry> = {
    event: () => ({
      ...told,
      kind: "event",
      action: parseAuditAction(text("action")),
      reference: text("reference"),
    }),
    invitation: () => ({
      ...told,
      kind: "invitation",
      to: text("recipient"),
      isOther: text("recipientKind") === "other",
    }),
    import: () => ({ ...told, kind: "import", id: key, fields: data["fields"] as string[] }),
    message: () => ({
      kind: "message",
      at,
      channel: text("channel") as Message["channel"],
      template: text("template") as Message["template"],
      to: text("channel") === "sms" ? masked(text("to"), means) : text("to"),
      status: text("failure") === codeEnded ? "ended" : (text("status") as Message["status"]),
    }),
  };
  return entries[kind]();
}

/** The last digits of a requested number are what the customer says in the call. */
function masked(number: string, { requested }: Means) {
  return requested.has(number) ? maskRequested(number) : maskedForm(number);
}
