import type { Done } from "#app/domain/review/done.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { eventTitle } from "./history-words.ts";

interface Titled {
  readonly done: Done | null;
  readonly found: { readonly request: { readonly reference: string } };
}

export function requestTitle(data: Titled | undefined) {
  const name = `${m.staff_request_title()} ${data?.found.request.reference ?? ""}`.trim();
  return [{ title: data?.done ? `${eventTitle(data.done.action)} – ${name}` : name }];
}
