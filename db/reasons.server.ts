import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { StaffId } from "#app/domain/ids.ts";
import type { Reason, ReasonAbout, ReasonTexts } from "#app/domain/reason/reason.ts";
import type { Database } from "./connection/client.server.ts";
import { reasons, reasonVersions } from "./schema/reasons.ts";

const ofVersion = and(
  eq(reasonVersions.reasonId, reasons.id),
  eq(reasonVersions.version, reasons.version),
);

const columns = {
  id: reasons.id,
  kind: reasons.kind,
  nature: reasons.nature,
  step: reasons.step,
  documentKind: reasons.documentKind,
  version: reasons.version,
  retiredAt: reasons.retiredAt,
  titleFr: reasonVersions.titleFr,
  titleEn: reasonVersions.titleEn,
  textFr: reasonVersions.textFr,
  textEn: reasonVersions.textEn,
};

/** All of them, those in use first. */
export function listReasons(db: Database): Promise<Reason[]> {
  return db
    .select(columns)
    .from(reasons)
    .innerJoin(reasonVersions, ofVersion)
    .orderBy(
      asc(reasons.kind),
      sql`${reasons.retiredAt} is not null`,
      asc(reasons.createdAt),
      asc(reasons.id),
    );
}

/** Retired ones too: figures name what was used. */
export function listReasonTitles(db: Database) {
  return db
    .select({ id: reasons.id, titleFr: columns.titleFr, titleEn: columns.titleEn })
    .from(reasons)
    .innerJoin(reasonVersions, ofVersion);
}

/** Null for an unknown or a retired one. */
export async function findReason(db: Database, id: string): Promise<Reason | null> {
  const [found] = await db
    .select(columns)
    .from(reasons)
    .innerJoin(reasonVersions, ofVersion)
    .where(and(eq(reasons.id, id), isNull(reasons.retiredAt)));
  return found ?? null;
}

interface Written {
  readonly staffId: StaffId;
  readonly texts: ReasonTexts;
}

export async function insertReason(db: Database, about: ReasonAbout, { staffId, texts }: Written) {
  const [row] = await db.insert(reasons).values(about).returning({ id: reasons.id });
  if (!row) throw new Error("the reason was not written");
  await db.insert(reasonVersions).values({ reasonId: row.id, version: 1, staffId, ...texts });
  return row.id;
}

/** False when somebody changed it since this version, or it does not exist. */
export async function addReasonVersion(
  db: Database,
  { id, version }: Pick<Reason, "id" | "version">,
  { staffId, texts, about }: Written & { readonly about: ReasonAbout },
) {
  const next = version + 1;
  const rows = await db
    .update(reasons)
    .set({ ...about, version: next })
    .where(and(eq(reasons.id, id), eq(reasons.kind, about.kind), eq(reasons.version, version)))
    .returning({ id: reasons.id });
  if (rows.length === 0) return false;
  await db.insert(reasonVersions).values({ reasonId: id, version: next, staffId, ...texts });
  return true;
}

/** False when it is so already. */
export async function setReasonRetired(db: Database, id: string, isRetired: boolean) {
  const rows = await db
    .update(reasons)
    .set({ retiredAt: isRetired ? sql`now()` : null })
    .where(and(eq(reasons.id, id), sql`(${reasons.retiredAt} is null) = ${isRetired}`))
    .returning({ id: reasons.id });
  return rows.length === 1;
}

/** Of all reasons, the newest version first. */
export function listReasonVersions(db: Database) {
  return db
    .select({
      reasonId: reasonVersions.reasonId,
      version: reasonVersions.version,
      titleFr: reasonVersions.titleFr,
      titleEn: reasonVersions.titleEn,
      textFr: reasonVersions.textFr,
      textEn: reasonVersions.textEn,
    })
    .from(reasonVersions)
    .orderBy(asc(reasonVersions.reasonId), desc(reasonVersions.version));
}
