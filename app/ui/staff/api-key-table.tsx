import { m } from "#app/i18n/paraglide/messages.js";
import { DataTable } from "#app/ui/parts/data-table.tsx";
import { StatusTag } from "#app/ui/parts/status-tag.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { apiKeyIntents } from "./intents.ts";

interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

interface ApiKeyTableProps {
  readonly keys: readonly ApiKey[];
  readonly isChangeable: boolean;
}

export function ApiKeyTable({ keys, isChangeable }: ApiKeyTableProps) {
  return (
    <DataTable
      caption={m.staff_api_keys_caption({ count: keys.length })}
      rows={keys}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", head: m.staff_api_key_name(), cell: ({ name }) => name },
        {
          key: "made",
          head: m.staff_head_made(),
          cell: ({ createdAt }) => <Time at={createdAt} look="short" />,
        },
        {
          key: "used",
          head: m.staff_head_last_used(),
          cell: ({ lastUsedAt }) =>
            lastUsedAt ? <Time at={lastUsedAt} look="short" /> : m.staff_never(),
        },
        {
          key: "state",
          head: m.staff_head_status(),
          cell: (key) => <State apiKey={key} isChangeable={isChangeable} />,
        },
      ]}
    />
  );
}

function State(props: { readonly apiKey: ApiKey; readonly isChangeable: boolean }) {
  const { apiKey, isChangeable } = props;
  if (apiKey.revokedAt) return <StatusTag tone="neutral">{m.staff_api_key_revoked()}</StatusTag>;
  if (!isChangeable) return <StatusTag tone="good">{m.staff_api_key_valid()}</StatusTag>;
  return (
    <form method="post">
      <input type="hidden" name="id" value={apiKey.id} />
      <button className="button-link" type="submit" {...apiKeyIntents.button("revoke")}>
        {m.staff_api_key_revoke()}
        <span className="hidden-visually"> {apiKey.name}</span>
      </button>
    </form>
  );
}
