import { m } from "#app/i18n/paraglide/messages.js";
import type { ButtonProps } from "./button.tsx";
import { formatSeconds } from "./format-seconds.ts";
import { SecondaryButton } from "./secondary-button.tsx";

interface CooldownButtonProps extends ButtonProps {
  readonly secondsLeft: number;
}

/** Without a script the button stays active; the server refuses early requests. */
export function CooldownButton({ secondsLeft, ...button }: CooldownButtonProps) {
  if (secondsLeft <= 0) return <SecondaryButton {...button} />;
  return (
    <div
      className="cooldown"
      data-cooldown-seconds={Math.ceil(secondsLeft)}
      data-cooldown-over={m.common_cooldown_over()}
    >
      <SecondaryButton {...button} />
      <p className="cooldown-note" data-cooldown-note="">
        {m.common_cooldown_before()}{" "}
        <span className="nowrap" data-cooldown-left="">
          {formatSeconds(Math.ceil(secondsLeft))}
        </span>
      </p>
      <p className="hidden-visually" role="status" data-cooldown-status="" />
    </div>
  );
}
