import type { Scene } from "#tests/support/scenario/scenario.ts";
import type { addMember } from "./people.ts";
import type { Portal } from "./portal.ts";

/** `half`: between password and second factor. */
export const people = [
  "anonymous",
  "customer",
  "other-customer",
  "expired-link",
  "agent",
  "approver",
  "administrator",
  "auditor",
  "disabled",
  "signed-out",
  "half",
  "client-area",
] as const;
export type Person = (typeof people)[number];

export function allBut(...others: readonly Person[]) {
  return people.filter((person) => !others.includes(person));
}

export const roles = ["agent", "approver", "administrator", "auditor"] as const;

export interface Stage {
  readonly scene: Scene;
  readonly portal: Portal;
  /** The staff members behind the people. */
  readonly members: Readonly<Record<StaffPerson, Member>>;
}
type StaffPerson = (typeof roles)[number] | "disabled" | "signed-out";
type Member = Awaited<ReturnType<typeof addMember>>;

type Form = Readonly<Record<string, string | readonly string[]>>;

/** One request to the portal that is complete: only who sends it decides. */
export interface Ask {
  readonly path: string | ((person: Person) => string);
  readonly form?: Form | ((person: Person) => Form);
  /** The sessions of customers, which are of a request, and of somebody between two factors. */
  readonly sessions?: Partial<Record<Person, string>>;
  /** What else the browser of this person keeps. */
  readonly cookie?: (person: Person) => string;
  /** Of an integrator. */
  readonly key?: string;
  /** Ids of what the request is about. */
  readonly stake?: readonly string[];
  /** Words that nobody reads who is refused. */
  readonly secrets?: readonly string[];
}

export interface Line {
  readonly method: "GET" | "POST";
  /** Where one address does several things. */
  readonly about?: string;
  readonly may: readonly Person[];
  /** Who acts on something of their own at this address, and reaches nothing of `stake`. */
  readonly apart?: readonly Person[];
  readonly ask: (stage: Stage) => Promise<Ask>;
  /** A member who gave no second factor lately is led to give one, and nothing is written. */
  readonly fresh?: boolean;
  /** Of an accepted request: 200 for a page, 303 for a form. */
  readonly status?: number;
  /** An accepted form writes. */
  readonly changes?: boolean;
  /** Tables in which a wrong attempt counts. */
  readonly counts?: readonly string[];
  /** Of a refusal that is neither 403 nor a way to sign in. */
  readonly refusal?: number;
}
