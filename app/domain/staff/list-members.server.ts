import type { Domain } from "#app/domain/domain.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { listMembers as listRows } from "#db/staff.server.ts";
import type { ListedMember, SecondFactorState } from "./listed-member.ts";

type Row = Awaited<ReturnType<typeof listRows>>[number];

export async function listMembers({ db }: Pick<Domain, "db">): Promise<ListedMember[]> {
  const [rows, now] = [await listRows(db), await databaseNow(db)];
  return rows.map((row) => {
    const { id, email, name, roles, version, disabledAt, lastSeenAt } = row;
    const member = { id, email, name, roles, version, disabledAt, lastSeenAt };
    return { ...member, secondFactor: stateOf(row, now) };
  });
}

function stateOf(row: Row, now: Date): SecondFactorState {
  if (row.totpConfirmedAt || row.hasPasskey) return "confirmed";
  if (row.isLinked) return "sso";
  if (row.hasPassword) return "missing";
  return row.setupExpiresAt && row.setupExpiresAt > now ? "invited" : "none";
}
