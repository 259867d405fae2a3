import type { ReactNode } from "react";
import { m } from "#app/i18n/paraglide/messages.js";
import { ErrorSummary } from "#app/ui/parts/error-summary.tsx";
import type { FieldError } from "#app/ui/parts/field-error.ts";
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
  readonly manager?: AccountManager | null | undefined;
  readonly children: ReactNode;
}) {
  const { title, lead, step, back, errors, manager, children } = props;
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
      {children}
    </SitePage>
  );
}
