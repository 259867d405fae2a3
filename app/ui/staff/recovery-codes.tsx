import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { ButtonLink } from "#app/ui/parts/button-link.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";

/** Shown once: only hashes are stored. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  return (
    <>
      <PageHeading title={m.staff_recovery_title()} lead={m.staff_recovery_lead()} />
      <NoticePanel tone="attention" title={m.staff_recovery_once()} />
      <ul className="recovery-codes mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <ButtonLink href={staffPaths.requests()} primary>
        {m.staff_recovery_kept()}
      </ButtonLink>
    </>
  );
}
