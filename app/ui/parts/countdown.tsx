import { formatSeconds } from "./format-seconds.ts";

/** Without a script it stays at the time left when the page was made. */
export function Countdown(props: { readonly seconds: number; readonly over: string }) {
  return (
    <span
      className="nowrap"
      data-countdown-seconds={props.seconds}
      data-countdown-over={props.over}
    >
      {props.seconds > 0 ? formatSeconds(props.seconds) : props.over}
    </span>
  );
}
