import type { Domain } from "#app/domain/domain.ts";
import { waitsForCustomer } from "#app/domain/request/confirmation.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { findLink, isConfirmationLinkLiving, secondsUntilNextTry } from "#db/links.server.ts";
import { findRequest } from "#db/requests.server.ts";
import { describeWarning } from "./describe-warning.server.ts";
import type { WarnedChange } from "./warned-change.ts";

interface AskedChange extends WarnedChange {
  readonly confirmBefore: Date;
}

/** What the customer is asked to confirm; null when the link has ended. */
export async function describeConfirmation(
  { db }: Pick<Domain, "db">,
  token: string,
): Promise<AskedChange | null> {
  const tokenHash = digest(token);
  const link = await findLink(db, "confirmation", tokenHash);
  const request = link?.requestId ? await findRequest(db, link.requestId) : null;
  if (!request?.confirmBefore || !waitsForCustomer(request)) return null;
  if (!(await isConfirmationLinkLiving(db, tokenHash))) return null;
  const change = await describeWarning({ db }, { recipient: request, request, invitation: null });
  return { ...change, confirmBefore: request.confirmBefore };
}

/** Seconds until another login may be tried. */
export function readConfirmationWait({ db }: Pick<Domain, "db">, token: string) {
  return secondsUntilNextTry(db, { purpose: "confirmation", tokenHash: digest(token) });
}
