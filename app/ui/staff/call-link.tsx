import type { CallableTelephone } from "#app/domain/review/staff-case.ts";
import { PhoneNumber } from "#app/ui/parts/phone-number.tsx";

export function CallLink({ telephone }: { readonly telephone: CallableTelephone }) {
  return (
    <a href={telephone.href}>
      <PhoneNumber number={telephone.number} />
    </a>
  );
}
