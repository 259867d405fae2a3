import { z } from "zod";
import { boundTo } from "#app/domain/bound-to.ts";
import type { Domain } from "#app/domain/domain.ts";
import { digest } from "#app/domain/secrets.server.ts";
import { deleteKeptForm, findKeptForm as findBehind } from "#db/kept-forms.server.ts";
import type { KeptForm } from "./kept-form.ts";

const content = z.object({
  fields: z.record(z.string(), z.array(z.string())),
  version: z.number().nullable(),
  hadFile: z.boolean(),
});

interface Place {
  /** Of a living session: the caller has checked that. */
  readonly token: string;
  readonly path: string;
}

/** Only for the session that its owner opened after it was kept; reading it changes nothing. */
export async function findKeptForm(
  { db, secrets }: Pick<Domain, "db" | "secrets">,
  { token, path }: Place,
): Promise<KeptForm | null> {
  const row = await findBehind(db, digest(token), path);
  if (!row) return null;
  const text = secrets.openKnown(row.sealed, boundTo.keptForm(row.owner, path));
  if (text === null) return null;
  return { path, at: row.createdAt, ...content.parse(JSON.parse(text)) };
}

/** Once the form was sent, it is not given back again. */
export async function dropKeptForm({ db }: Pick<Domain, "db">, { token, path }: Place) {
  await deleteKeptForm(db, digest(token), path);
}
