import type { ReactNode } from "react";
import { m } from "#app/i18n/paraglide/messages.js";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { KeptNotice } from "#app/ui/site/kept-notice.tsx";
import { SitePage } from "#app/ui/site/site-page.tsx";
import type { AccountManager } from "#app/ui/site/whom-to-call.tsx";

export function StepPage(props: {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly step?: { readonly number: number; readonly of: number } | undefined;
  readonly back?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  /** What staff asked for at this step. */
  readonly asked?: string | null | undefined;
  readonly manager?: AccountManager | null | undefined;
  readonly children: ReactNode;
}) {
  const { title, lead, step, back, errors, asked, manager, children } = props;
  return (
    <SitePage manager={manager}>
      {back ? (
        <a className="back-link" href={back}>
          {m.common_back()}
        </a>
      ) : null}
      <ErrorSummary errors={errors} />
      <PageHeading title={title} lead={lead} step={step} />
      <KeptNotice />
      {asked ? (
        <NoticePanel tone="attention" title={m.case_asked_here()}>
          <p className="preserved">{asked}</p>
        </NoticePanel>
      ) : null}
      {children}
    </SitePage>
  );
}
