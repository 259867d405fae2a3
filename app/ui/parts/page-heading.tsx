import type { ReactNode } from "react";
import { m } from "#app/i18n/paraglide/messages.js";

interface PageHeadingProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly step?: { readonly number: number; readonly of: number } | undefined;
}

export function PageHeading({ title, lead, step }: PageHeadingProps) {
  return (
    <div className="heading">
      {step ? (
        <p className="heading-step">{m.common_step({ number: step.number, total: step.of })}</p>
      ) : null}
      <h1>{title}</h1>
      {lead ? <p className="heading-lead">{lead}</p> : null}
    </div>
  );
}
