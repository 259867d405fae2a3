import { dayMs } from "#app/domain/durations.ts";
import { staffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { newToken, type Secrets } from "#app/domain/secrets.server.ts";
import type { Database } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { findStaffMember } from "#db/staff.server.ts";

/**
 * Tells that a browser passed this member's second factor. It opens nothing: its attempts are counted
 * apart, so that strangers cannot use them up. Ends with each change of the member's version.
 */
export async function markBrowser(
  db: Database,
  secrets: Secrets,
  { id, version }: { readonly id: string; readonly version: number },
) {
  const issuedAt = (await databaseNow(db)).getTime();
  const text = [id, version, issuedAt, newToken()].join(".");
  return `${text}.${secrets.browserSignature(text)}`;
}

/** The newest mark first, those of other members after it. */
export function addMark(marks: readonly string[], mark: string) {
  const others = marks.filter((one) => ownerOf(one) !== ownerOf(mark));
  return [mark, ...others].slice(0, limits.membersPerBrowser);
}

const ownerOf = (mark: string) => mark.split(".")[0];

/** The name of the browser, if it is known for this member; null otherwise. */
export async function recogniseBrowser(
  { db, secrets }: { readonly db: Database; readonly secrets: Secrets },
  marks: readonly string[],
  who: { readonly email: string | null; readonly id: string | null },
): Promise<string | null> {
  for (const mark of marks) {
    const read = readMark(secrets, mark);
    const member = read && (await findStaffMember(db, read.id));
    if (!member || member.disabledAt || member.version !== read.version) continue;
    if (who.id !== member.id && who.email?.trim().toLowerCase() !== member.email) continue;
    const ageMs = (await databaseNow(db)).getTime() - read.issuedAt;
    return ageMs < limits.knownBrowserDays * dayMs ? read.name : null;
  }
  return null;
}

function readMark(secrets: Secrets, mark: string) {
  const [id, version, issuedAt, name = "", signature = ""] = mark.split(".");
  const text = [id, version, issuedAt, name].join(".");
  if (!secrets.isBrowserSignature(text, signature)) return null;
  const owner = staffId.safeParse(id);
  return owner.success
    ? { id: owner.data, version: Number(version), issuedAt: Number(issuedAt), name }
    : null;
}
