import { formatMoment } from "#app/i18n/moment.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { type KeptFields, useKeptForm } from "#app/ui/parts/kept-fields.tsx";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";

/** Says what was sent after the end of the last session, and when: somebody else may have sent it. */
export function KeptNotice() {
  const kept = useKeptForm();
  if (!kept) return null;
  const { title, body } = wordsOf(kept);
  const moment = formatMoment(new Date(kept.at), getLocale());
  return (
    <NoticePanel tone="attention" title={title}>
      {body({ moment })}
    </NoticePanel>
  );
}

function wordsOf({ hadFile, fields, isAfterStepUp }: KeptFields) {
  if (isAfterStepUp && hadFile) return { title: m.access_kept_title(), body: m.access_kept_file };
  if (isAfterStepUp) return { title: m.access_kept_title(), body: m.access_kept_body };
  if (hadFile) return { title: m.session_kept_nothing_title(), body: m.session_kept_file };
  if (Object.keys(fields).length > 0)
    return { title: m.session_kept_title(), body: m.session_kept_body };
  return { title: m.session_kept_nothing_title(), body: m.session_kept_nothing };
}
