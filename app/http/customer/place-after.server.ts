import type { Opened } from "#app/domain/invitation/open-request.server.ts";
import { paths } from "#app/routes/paths.ts";
import { keptAddress } from "../kept-form/give-back.server.ts";

/** The form that was sent after the end of the last session, or where the request stands. */
export function placeAfter({ keptAt }: Pick<Opened, "keptAt">) {
  return keptAt ? keptAddress(keptAt) : paths.request();
}
