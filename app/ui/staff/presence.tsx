import { limits } from "#app/domain/limits.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { readersWords } from "./readers-words.ts";

interface PresenceProps {
  readonly reference: string;
  readonly readers: readonly string[];
}

/** A script tells that this page is read, and keeps the names current. */
export function Presence({ reference, readers }: PresenceProps) {
  return (
    <span
      role="status"
      data-presence={staffPaths.presence({ reference })}
      data-beat-seconds={limits.presenceBeatSeconds}
    >
      {readersWords(readers)}
    </span>
  );
}
