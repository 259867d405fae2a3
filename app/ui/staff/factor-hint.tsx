import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import type { PageMember } from "./staff-page.tsx";

interface FactorHintProps {
  readonly member: PageMember;
  /** Where to come back to. */
  readonly page: string;
  readonly why?: string;
}

/** Beforehand, so that nothing is filled in twice. */
export function FactorHint({ member, page, why = m.access_factor_hint_any() }: FactorHintProps) {
  if (member.hasFreshFactor) return null;
  return (
    <p className="small">
      {why}{" "}
      <a href={`${staffPaths.stepUp()}?to=${encodeURIComponent(page)}`}>
        {m.access_factor_hint_link()}
      </a>
    </p>
  );
}
