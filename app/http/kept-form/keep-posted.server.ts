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

/**
 * Keeps a form that came after the end of the session of `owner`; null when nobody is known. `form`:
 * the body, where it was read before.
 */
export async function keepPosted(
  services: Means,
  request: Request,
  owner: FormOwner | null,
  form?: FormData,
): Promise<Ending> {
  if (request.method !== "POST") return "1";
  const posted = await readPosted(request, form);
  if (!posted) return "1";
  if (!owner) return endingOf(posted, false);
  const kept = await keepForm(services, owner, posted);
  return endingOf(posted, kept.ok);
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
  const values = Object.entries(sent).map(([name, value]) => [name, [value]] as const);
  const posted = { path, fields: typedFields(path, values), version: null, hadFile };
  const kept = await keepForm(services, owner, posted);
  return hadFile ? "file" : endingOf(posted, kept.ok);
}

function endingOf({ fields }: PostedForm, isKept: boolean): Ending {
  if (Object.keys(fields).length === 0) return "1";
  return isKept ? "kept" : "lost";
}

async function readPosted(request: Request, read?: FormData): Promise<PostedForm | null> {
  const path = formPath(request);
  if (!fieldsKeptAt(path)) return null;
  const form = read ?? (await request.formData());
  const values = [...new Set(form.keys())].map((name) => {
    return [name, form.getAll(name).filter((value) => typeof value === "string")] as const;
  });
  const version = versionOf(form) || null;
  return { path, fields: typedFields(path, values), version, hadFile: false };
}

/** Of what was sent, the fields of this form that are kept and not empty. */
function typedFields(path: string, sent: Iterable<readonly [string, readonly string[]]>) {
  const names = fieldsKeptAt(path) ?? [];
  const fields: Record<string, string[]> = {};
  for (const [name, values] of sent) {
    const typed = values.filter((value) => value.trim() !== "").map((value) => clean(value));
    if (isKept(names, name) && typed.length > 0) fields[name] = typed;
  }
  return fields;
}

/** PostgreSQL never sees it, but the form that gets it back would refuse NUL. */
function clean(value: string) {
  return value.replaceAll("\0", "");
}
