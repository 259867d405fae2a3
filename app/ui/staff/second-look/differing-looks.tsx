import type { DifferingLook } from "#app/domain/second-look/second-look.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { firstWords, secondWords } from "./look-words.ts";

/** Each leads to both decisions, side by side. */
export function DifferingLooks({ looks }: { readonly looks: readonly DifferingLook[] }) {
  if (looks.length === 0) return null;
  return (
    <section className="flow-tight" id="differing-looks">
      <DataTable
        caption={m.second_look_differing_title()}
        columns={[
          {
            key: "reference",
            head: m.staff_head_reference(),
            cell: ({ id, reference }) => (
              <a className="mono" href={staffPaths.secondLook({ id })}>
                {reference}
              </a>
            ),
          },
          {
            key: "first",
            head: m.second_look_differing_first(),
            cell: ({ first }) => firstWords(first),
          },
          {
            key: "second",
            head: m.second_look_differing_second(),
            cell: ({ verdict }) => secondWords(verdict),
          },
          {
            key: "at",
            head: m.second_look_differing_at(),
            cell: ({ decidedAt }) => <Time at={decidedAt} look="short" />,
          },
        ]}
        rows={looks}
        rowKey={({ id }) => id}
      />
    </section>
  );
}
