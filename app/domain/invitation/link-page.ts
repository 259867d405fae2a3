import type { CustomerRequest } from "#app/domain/request/request.ts";

/** A new link goes to the main contact only; another recipient opens the invitation's link again. */
export function hasLinkPage({ recipientKind }: Pick<CustomerRequest, "recipientKind">) {
  return recipientKind === "main";
}
