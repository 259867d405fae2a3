import type { NextRequestWay } from "#app/domain/invitation/next-request.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { ButtonLink } from "#app/ui/parts/button-link.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";

export function StartNextRequest({ way }: { readonly way: NextRequestWay | null }) {
  switch (way) {
    case "button":
      return (
        <form method="post" noValidate action={paths.another()}>
          <SubmitButton>{m.journey_status_start_another()}</SubmitButton>
        </form>
      );
    case "link-page":
      return (
        <p>
          <ButtonLink href={paths.link()}>{m.journey_status_start_another()}</ButtonLink>
        </p>
      );
    case "invitation":
      return <p>{m.journey_status_start_by_invitation()}</p>;
    case null:
      return null;
  }
}
