import type { StaffCase } from "#app/domain/review/staff-case.ts";
import type { CaseRefusal } from "./case-refusal.ts";
import type { PageMember } from "./staff-page.tsx";
import type { FilledTemplate } from "./template-choice.tsx";

export interface DecisionProps {
  readonly found: StaffCase;
  readonly member: PageMember;
  readonly refused: CaseRefusal | undefined;
}

export interface WordedDecisionProps extends DecisionProps {
  readonly templates: readonly FilledTemplate[];
}
