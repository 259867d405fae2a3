import { buyer } from "./buyer.ts";
import { dangers } from "./dangers.ts";
import { date } from "./date.ts";
import { editing } from "./editing.ts";
import { electronicSignature } from "./electronic-signature.ts";
import { kind } from "./kind.ts";
import { minutesAlone } from "./minutes-alone.ts";
import { name } from "./name.ts";
import { newContact } from "./new-contact.ts";
import { number } from "./number.ts";
import { pages } from "./pages.ts";
import { readable } from "./readable.ts";
import { seenElsewhere } from "./seen-elsewhere.ts";
import { signatory } from "./signatory.ts";
import { signedAndStamped } from "./signed-and-stamped.ts";
import { standing } from "./standing.ts";

/** In display order. */
export const rules = [
  readable,
  kind,
  pages,
  standing,
  number,
  name,
  date,
  newContact,
  signatory,
  signedAndStamped,
  buyer,
  minutesAlone,
  electronicSignature,
  editing,
  seenElsewhere,
  dangers,
] as const;

export type RuleId = (typeof rules)[number]["id"];
export type AnswerOf<Id extends RuleId> = Id extends RuleId
  ? keyof Extract<(typeof rules)[number], { readonly id: Id }>["answers"] & string
  : never;
