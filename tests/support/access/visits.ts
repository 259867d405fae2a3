import { sql } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import { openByLink } from "#app/domain/invitation/open-by-link.server.ts";
import type { Status } from "#app/domain/request/state-machine.ts";
import { digest } from "#app/domain/secrets.server.ts";
import type { SituationId } from "#app/domain/situation/ids.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { Course } from "#tests/support/scenario/cases.ts";
import { expectOk, invite } from "#tests/support/scenario/scenario.ts";
import { openSession } from "#tests/support/scenario/visit.ts";
import { caseIn, type StagedCase } from "./cases.ts";
import type { Stage } from "./line.ts";

export interface Situated {
  readonly status?: Status;
  readonly situation?: SituationId;
  readonly course?: Course;
  /** By a new link after the end of the request. */
  readonly comesBack?: boolean;
  /** For the owner's request and for the other customer's. */
  readonly prepare?: (stage: Stage, id: RequestId) => Promise<unknown>;
}

/** Two requests in the same state: of the customer, and of another one. */
export async function visitsOf(stage: Stage, { status = "started", ...asked }: Situated) {
  const { situation = "organisation.retired", comesBack = false, course, prepare } = asked;
  const one = async () => {
    const found = await caseIn(stage, status, situation, course);
    await prepare?.(stage, found.id);
    return found;
  };
  const [mine, other] = [await one(), await one()];
  const enter = comesBack
    ? ({ account }: StagedCase) => comeBack(stage, account)
    : ({ id }: StagedCase) => openSession(stage.scene, id);
  const sessions = {
    customer: await enter(mine),
    "other-customer": await enter(other),
    "expired-link": await enter(mine),
  };
  await stage.scene.domain.db.execute(
    sql`update sessions set last_seen_at = now() - interval '31 minutes'
      where token_hash = ${digest(sessions["expired-link"])}`,
  );
  return { mine, other, sessions };
}

async function comeBack({ scene }: Stage, account: Account) {
  const { token } = await invite(scene, account);
  const opened = await openByLink(scene.domain, { token, login: account.login });
  return expectOk(opened).sessionToken;
}
