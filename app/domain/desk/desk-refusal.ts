/** Why the work on a request cannot be changed so. */
export type DeskRefusal =
  | "not-found"
  | "not-permitted"
  | "wrong-status"
  | "unknown-member"
  | "moment-missing"
  | "moment-past"
  | "moment-far"
  | "reason-missing"
  | "already-frozen"
  | "frozen"
  | "reminders-used-up"
  | "reminded-lately";
