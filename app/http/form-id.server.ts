import { randomUUID } from "node:crypto";
import { z } from "zod";

const formId = z.uuid();

/** Of a form that must not be sent twice; one that came without it is a new one. */
export function formIdOf(form: FormData) {
  return formId.safeParse(form.get("formId")).data ?? randomUUID();
}
