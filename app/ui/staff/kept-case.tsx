import type { ReactNode } from "react";
import { m } from "#app/i18n/paraglide/messages.js";
import { type KeptFields, KeptFieldsProvider, useKeptForm } from "#app/ui/parts/kept-fields.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";

/** What a member confirmed about a version is not confirmed about a later one. */
const confirmations = ["checks", "telephone"];

/** After the end of a session: if the case moved on meanwhile, the page says so and shows the text. */
export function KeptCase(props: { readonly version: number; readonly children: ReactNode }) {
  const kept = useKeptForm();
  if (!kept || kept.version === null || kept.version === props.version) return props.children;
  const fields = Object.fromEntries(
    Object.entries(kept.fields).filter(([name]) => !confirmations.includes(name)),
  );
  return (
    <>
      <NoticePanel tone="attention" title={m.session_kept_moved()}>
        <Typed fields={fields} />
      </NoticePanel>
      <KeptFieldsProvider value={{ ...kept, fields }}>{props.children}</KeptFieldsProvider>
    </>
  );
}

/** The form may be gone with the state that it was for. */
function Typed({ fields }: Pick<KeptFields, "fields">) {
  const texts = Object.entries(fields).filter(([name]) => name !== "steps");
  return texts
    .flatMap(([, values]) => values)
    .map((text) => (
      <div key={text}>
        <p>{m.session_kept_typed()}</p>
        <blockquote className="preserved">{text}</blockquote>
      </div>
    ));
}
