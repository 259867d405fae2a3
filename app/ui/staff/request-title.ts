import { m } from "#app/i18n/paraglide/messages.js";

interface Titled {
  readonly found: { readonly request: { readonly reference: string } };
}

export function requestTitle(data: Titled | undefined) {
  return [{ title: `${m.staff_request_title()} ${data?.found.request.reference ?? ""}`.trim() }];
}
