import { refuseForm } from "#app/http/forms.server.ts";

export function refuseDocuments(
  field: "kind" | "document",
  message: string,
  values: Readonly<Record<string, string>> = {},
  status = 422,
) {
  return refuseForm([{ field, message }], values, status);
}
