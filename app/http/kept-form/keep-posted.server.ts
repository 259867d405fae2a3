import { keepForm } from "#app/domain/kept-form/keep-form.server.ts";
import type { FormOwner, PostedForm } from "#app/domain/kept-form/kept-form.ts";
import { paths } from "#app/routes/paths.ts";
import type { Ending } from "#app/ui/parts/ending.ts";
import type { PageContext } from "../context.ts";
import { versionOf } from "../forms.server.ts";
import { formPath } from "./form-path.ts";
import { fieldsKeptAt, isKept } from "./kept-fields.ts";

export function endedAddress(ending: Ending) {
  return `${paths.link()}?ended=${ending}`;
}

type Means = Pick<PageContext["services"], "db" | "secrets">;

/** Keeps a form that came after the end of the session of `owner`; null when nobody is known. */
export async function keepPosted(
  services: Means,
  request: Request,
  owner: FormOwner | null,
): Promise<Ending> {
  if (request.method !== "POST") return "1";
  const posted = await readPosted(request);
  if (!posted) return "1";
  const isTyped = Object.keys(posted.fields).length > 0;
  if (!owner) return isTyped ? "lost" : "1";
  const kept = await keepForm(services, owner, posted);
  if (!isTyped) return "1";
  return kept.ok ? "kept" : "lost";
}

interface Parts {
  readonly fields: Readonly<Record<string, string>>;
  readonly hadFile: boolean;
}

/** Of a form with files only the texts are kept; the page leads back to it. */
export async function keepWithoutFile(
  services: Means,
  path: string,
  owner: FormOwner,
  { fields: sent, hadFile }: Parts,
): Promise<Ending> {
  const names = fieldsKeptAt(path) ?? [];
  const fields: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(sent)) {
    if (isKept(names, name) && value.trim() !== "") fields[name] = [clean(value)];
  }
  const kept = await keepForm(services, owner, { path, fields, version: null, hadFile });
  if (hadFile) return "file";
  if (Object.keys(fields).length === 0) return "1";
  return kept.ok ? "kept" : "lost";
}

async function readPosted(request: Request): Promise<PostedForm | null> {
  const path = formPath(request);
  const names = fieldsKeptAt(path);
  if (!names) return null;
  const form = await request.formData();
  const fields: Record<string, string[]> = {};
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value) => typeof value === "string");
    const typed = values.filter((value) => value.trim() !== "").map((value) => clean(value));
    if (isKept(names, name) && typed.length > 0) fields[name] = typed;
  }
  const version = versionOf(form) || null;
  return { path, fields, version, hadFile: false };
}

/** PostgreSQL never sees it, but the form that gets it back would refuse NUL. */
function clean(value: string) {
  return value.replaceAll("\0", "");
}
