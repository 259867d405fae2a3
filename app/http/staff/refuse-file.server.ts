import { refuseForm } from "#app/http/forms.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { shownFileLimit } from "#app/ui/staff/accounts/import-upload-form.tsx";
import type { FileTrouble } from "../received-file.ts";

const words: Record<FileTrouble | "not-permitted", () => string> = {
  "no-file": () => m.accounts_import_no_file(),
  empty: () => m.accounts_import_file_empty(),
  "too-large": () => m.accounts_import_too_large({ size: shownFileLimit() }),
  "not-csv": () => m.accounts_import_not_csv(),
  broken: () => m.accounts_import_broken(),
  "too-often": () => m.common_too_many_body(),
  "not-permitted": () => m.accounts_not_permitted(),
};

const statuses: Partial<Record<keyof typeof words, number>> = {
  "too-large": 413,
  "too-often": 429,
  "not-permitted": 403,
};

export function refuseFile(trouble: keyof typeof words) {
  return refuseForm([{ field: "file", message: words[trouble]() }], {}, statuses[trouble] ?? 422);
}
