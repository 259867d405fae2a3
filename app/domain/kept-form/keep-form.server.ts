import { boundTo } from "#app/domain/bound-to.ts";
import type { Domain } from "#app/domain/domain.ts";
import { limits } from "#app/domain/limits.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { putKeptForm } from "#db/kept-forms.server.ts";
import type { FormOwner, PostedForm } from "./kept-form.ts";

/** The last form of an owner at an address replaces the one before. */
export async function keepForm(
  { db, secrets }: Pick<Domain, "db" | "secrets">,
  owner: FormOwner,
  { path, ...content }: PostedForm,
): Promise<Result<null, "too-long">> {
  const text = JSON.stringify(content);
  if (text.length > limits.keptFormCharacters) return refuse("too-long");
  const sealed = secrets.seal(text, boundTo.keptForm(owner, path));
  await db.transaction((tx) => putKeptForm(tx, { owner, path, sealed }));
  return accept(null);
}
