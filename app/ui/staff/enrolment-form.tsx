import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextField } from "#app/ui/parts/text-field.tsx";

interface Authenticator {
  readonly secret: string;
  readonly uri: string;
  /** QR code, as squares on a grid `size` wide. */
  readonly size: number;
  readonly path: string;
}

export function EnrolmentForm(props: {
  readonly authenticator: Authenticator;
  readonly errors: readonly FieldError[] | undefined;
}) {
  const { secret, uri, size, path } = props.authenticator;
  return (
    <>
      <svg
        className="qr"
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={m.staff_enrolment_qr()}
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <p>
        {m.staff_enrolment_by_hand()} <code className="mono secret">{grouped(secret)}</code>
      </p>
      <p>
        <a href={uri}>{m.staff_enrolment_open()}</a>
      </p>
      <form method="post" className="flow">
        <TextField
          name="code"
          label={m.staff_enrolment_code()}
          autoComplete="one-time-code"
          inputMode="numeric"
          width="code"
          mono
          maxLength={200}
          errors={props.errors}
        />
        <SubmitButton>{m.staff_enrolment_button()}</SubmitButton>
      </form>
    </>
  );
}

function grouped(secret: string) {
  return secret.replace(/(.{4})(?=.)/g, "$1 ");
}
