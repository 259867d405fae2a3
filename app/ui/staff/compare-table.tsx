import { differenceOf } from "#app/domain/document/rules/difference.ts";
import {
  type CaseRow,
  type ComparedRow,
  registryColumn,
  type SaidInDocument,
} from "#app/domain/review/compare-case.ts";
import type { CaseDocument } from "#app/domain/review/staff-case.ts";
import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { spacedSiren } from "#app/i18n/spaced-siren.ts";
import { documentTitle } from "#app/i18n/words.ts";
import { type Column, DataTable } from "#app/ui/parts/data-table.tsx";
import { PhoneNumber } from "#app/ui/parts/phone-number.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Runs } from "./compared-values.tsx";
import { likenessWords } from "./document-words.ts";
import { factValue } from "./fact-value.ts";

const rowTitles: Record<ComparedRow, () => string> = {
  name: m.staff_head_name,
  siren: () => "SIREN",
  rna: () => "RNA",
  contact: m.staff_head_contact,
  "contact-email": m.staff_head_contact_email,
  mobile: m.staff_head_mobile,
  addresses: m.staff_head_addresses,
};

type ComparedDocument = Pick<CaseDocument, "id" | "kind" | "label">;

interface Compared {
  readonly context: {
    readonly rows: readonly CaseRow[];
    readonly frozenAt: Date | string | null;
  };
  readonly documents: readonly ComparedDocument[];
}

/** Account, answers and what the documents say, side by side. */
export function CompareTable({ found }: { readonly found: Compared }) {
  const { rows, frozenAt } = found.context;
  const caption = frozenAt
    ? m.case_compared_frozen({ date: formatMoment(new Date(frozenAt), getLocale(), "date") })
    : m.case_compared_title();
  return (
    <section
      id="compared"
      data-given
      className="scroll-box case-compared"
      aria-label={m.case_compared_title()}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keys (WCAG 2.1.1)
      tabIndex={0}
    >
      <DataTable
        caption={caption}
        columns={[
          { key: "what", head: m.case_compared_what(), cell: ({ id }) => rowTitles[id]() },
          {
            key: "now",
            head: frozenAt ? m.case_compared_before() : m.case_compared_now(),
            cell: ({ id, now }) => (now ? look(id, now) : m.staff_none()),
          },
          {
            key: "asked",
            head: frozenAt ? m.case_compared_after() : m.case_compared_asked(),
            cell: (row) => <Asked row={row} />,
          },
          ...(rows.some(({ said }) => said[registryColumn]) ? [registry] : []),
          ...found.documents.map(columnOf),
        ]}
        rows={rows}
        rowKey={({ id }) => id}
      />
    </section>
  );
}

const registry: Column<CaseRow> = {
  key: registryColumn,
  get head() {
    return m.registry_column();
  },
  cell: ({ id, said }) => <Said row={id} said={said[registryColumn]} />,
};

function columnOf({ id, kind, label }: ComparedDocument): Column<CaseRow> {
  return {
    key: id,
    head: `${documentTitle(kind)} – ${label}`,
    cell: ({ id: row, said }) => <Said row={row} said={said[id]} />,
  };
}

function Asked({ row: { id, now, asked } }: { readonly row: CaseRow }) {
  if (asked === null) return <span className="soft">{m.case_compared_not_asked()}</span>;
  const changes = asked !== now;
  return (
    <div className="compared-cell" data-tone={changes ? "attention" : undefined}>
      {look(id, asked)}{" "}
      {changes ? (
        <StatusTag tone="attention">{m.staff_changes()}</StatusTag>
      ) : (
        <span className="soft">{m.case_compared_unchanged()}</span>
      )}
    </div>
  );
}

function Said({
  row,
  said,
}: {
  readonly row: ComparedRow;
  readonly said?: SaidInDocument | undefined;
}) {
  if (!said) return <span className="soft">{m.case_compared_not_compared()}</span>;
  const { known, likeness, facts } = said;
  const { tone, words } = likenessWords[likeness];
  const expected = row === "siren" ? spacedSiren(known) : known;
  return (
    <div className="compared-cell" data-tone={likeness === "different" ? tone : undefined}>
      {facts.map((fact, index) => (
        <div key={index}>
          {likeness === "different" ? (
            <Runs runs={differenceOf(expected, factValue(fact)).other} />
          ) : (
            factValue(fact)
          )}
        </div>
      ))}
      <StatusTag tone={tone}>{words()}</StatusTag>
    </div>
  );
}

function look(row: ComparedRow, value: string) {
  if (row === "mobile") return <PhoneNumber number={value} />;
  return row === "siren" ? spacedSiren(value) : value;
}
