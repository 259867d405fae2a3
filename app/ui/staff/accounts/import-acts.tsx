import type { ImportCounts, ImportStatus } from "#app/domain/account/import/import-state.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { importIntents } from "../intents.ts";
import { shownCount } from "./shown-count.ts";

interface ActedImport extends ImportCounts {
  readonly status: ImportStatus;
  readonly plan: string | null;
  readonly isStored: boolean;
  readonly erasedAt: Date | null;
}

export function ImportActs({
  found,
  path,
}: {
  readonly found: ActedImport;
  readonly path: string;
}) {
  const { status, plan, isStored } = found;
  const isCheckable = isStored && ["checked", "outdated", "failed"].includes(status);
  const isApplicable = status === "checked" && isWritable(found);
  if (found.erasedAt) return null;
  return (
    <div className="desk-narrow flow">
      {status === "checked" ? <WhatIsWritten found={found} /> : null}
      {isCheckable || isApplicable ? (
        <form method="post" action={path} className="flow">
          <input type="hidden" name="plan" value={plan ?? ""} />
          {isApplicable ? (
            <SubmitButton {...importIntents.button("apply")}>
              {m.accounts_import_apply()}
            </SubmitButton>
          ) : null}
          {isCheckable ? (
            <SecondaryButton {...importIntents.button("check")}>
              {m.accounts_import_check_again()}
            </SecondaryButton>
          ) : null}
        </form>
      ) : null}
    </div>
  );
}

function isWritable({ refused, new: created, changed }: ImportCounts) {
  return refused === 0 && created + changed > 0;
}

function WhatIsWritten({ found }: { readonly found: ActedImport }) {
  const { refused, new: created, changed } = found;
  if (refused > 0)
    return (
      <NoticePanel
        tone="attention"
        title={m.accounts_import_mend({ count: refused, shown: shownCount(refused) })}
      />
    );
  if (!isWritable(found)) return <p>{m.accounts_import_nothing()}</p>;
  return (
    <>
      <h2>{m.accounts_import_apply_title()}</h2>
      <p>
        {m.accounts_import_apply_body({
          created: shownCount(created),
          changed: shownCount(changed),
        })}
      </p>
    </>
  );
}
