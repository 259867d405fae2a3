import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { passkeyIntents } from "../intents.ts";
import { PasskeyName } from "./passkey-name.tsx";
import type { PasskeyAnswer } from "./passkey-refusal.ts";

export interface ShownPasskey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly copiedAt: Date | null;
}

interface PasskeyTableProps {
  readonly passkeys: readonly ShownPasskey[];
  readonly mayChange: boolean;
  readonly refused: PasskeyAnswer | undefined;
  readonly errors: readonly FieldError[] | undefined;
}

export function PasskeyTable({ passkeys, mayChange, refused, errors }: PasskeyTableProps) {
  return (
    <DataTable
      caption={m.access_passkeys_caption({ count: passkeys.length })}
      rows={passkeys}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", head: m.access_head_passkey(), cell: (passkey) => <Name {...passkey} /> },
        {
          key: "added",
          head: m.access_head_added(),
          cell: ({ createdAt }) => <Time at={createdAt} look="short" />,
        },
        {
          key: "used",
          head: m.access_head_used(),
          cell: ({ lastUsedAt }) =>
            lastUsedAt ? <Time at={lastUsedAt} look="short" /> : m.staff_never(),
        },
        {
          key: "change",
          head: m.access_head_change(),
          cell: (passkey) => {
            const isRefused = refused?.id === passkey.id;
            return mayChange ? (
              <Change passkey={passkey} errors={isRefused ? errors : undefined} />
            ) : (
              "—"
            );
          },
        },
      ]}
    />
  );
}

function Name({ name, copiedAt }: ShownPasskey) {
  return (
    <>
      {name} {copiedAt ? <StatusTag tone="danger">{m.access_passkey_copied()}</StatusTag> : null}
    </>
  );
}

function Change(props: {
  readonly passkey: ShownPasskey;
  readonly errors: readonly FieldError[] | undefined;
}) {
  const { passkey, errors } = props;
  const of = <span className="hidden-visually">{m.access_passkey_of({ name: passkey.name })}</span>;
  const summary = (
    <>
      {m.access_passkey_change()} {of}
    </>
  );
  return (
    <HelpDetails summary={summary} open={errors !== undefined}>
      <form method="post" className="flow-tight">
        <input type="hidden" name="id" value={passkey.id} />
        <PasskeyName passkey={passkey} most={limits.contactTextLength} errors={errors} />
        <SecondaryButton {...passkeyIntents.button("rename")}>
          {m.access_passkey_rename()} {of}
        </SecondaryButton>
      </form>
      <form method="post" className="flow-tight">
        <input type="hidden" name="id" value={passkey.id} />
        <SecondaryButton {...passkeyIntents.button("remove")} danger>
          {m.access_passkey_remove()} {of}
        </SecondaryButton>
      </form>
    </HelpDetails>
  );
}
