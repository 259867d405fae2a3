import { limits } from "#app/domain/limits.ts";
import type { ShownNote } from "#app/domain/note/note.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { OwnKeptFields, useIsKept } from "#app/ui/parts/kept-fields.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";
import { Time } from "#app/ui/parts/time.tsx";
import { type CaseRefusal, errorsOf } from "./case-refusal.ts";

interface NotesProps {
  readonly found: StaffCase;
  readonly mayWrite: boolean;
  readonly refused: CaseRefusal | undefined;
}

/** What staff write to each other about the request. */
export function Notes({ found, mayWrite, refused }: NotesProps) {
  const { notes } = found.context;
  const own = refused?.form === "note" ? refused : undefined;
  if (notes.length === 0 && !mayWrite) return null;
  return (
    <section className="flow-tight" aria-labelledby="notes-title">
      <h3 id="notes-title">{m.notes_title()}</h3>
      <p className="small soft">{m.notes_lead()}</p>
      {notes.length > 0 ? (
        <ol className="flow-tight">
          {notes.map((note) => (
            <Note key={note.id} note={note} />
          ))}
        </ol>
      ) : null}
      {mayWrite ? <NoteForm reference={found.request.reference} own={own} /> : null}
    </section>
  );
}

function Note({ note }: { readonly note: ShownNote }) {
  const { id, by, at, text, mentions } = note;
  return (
    <li id={`note-${id}`}>
      <p className="small">
        <strong>{by}</strong>{" "}
        <span className="soft">
          <Time at={at} look="short" />
        </span>
      </p>
      <p className="preserved">{text}</p>
      {mentions.length > 0 ? (
        <p className="small soft">{m.notes_told({ names: mentions.join(", ") })}</p>
      ) : null}
    </li>
  );
}

function NoteForm(props: { readonly reference: string; readonly own: CaseRefusal | undefined }) {
  const { reference, own } = props;
  const action = staffPaths.notes({ reference });
  const isOpen = useIsKept(action) || own !== undefined;
  return (
    <HelpDetails summary={m.notes_write()} open={isOpen} shortcut="m">
      <form method="post" action={action} className="flow-tight">
        <OwnKeptFields action={action}>
          <TextArea
            name="text"
            label={m.notes_text()}
            hint={m.notes_text_hint()}
            rows={4}
            maxLength={limits.noteCharacters}
            value={own?.note}
            errors={errorsOf(own)}
          />
          <SecondaryButton>{m.notes_save()}</SecondaryButton>
        </OwnKeptFields>
      </form>
    </HelpDetails>
  );
}
