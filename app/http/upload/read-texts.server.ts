import type { IncomingMessage } from "node:http";
import { type FormLimits, parseForm } from "./upload-form.server.ts";

/** The texts of a form whose files nobody may give any more: they are read and dropped. */
export async function readTexts(
  request: IncomingMessage,
  limits: FormLimits & { readonly signal: AbortSignal },
) {
  let hadFile = false;
  const { fields, end } = await parseForm(request, limits, async (file, { label }) => {
    if (label) hadFile = true;
    for await (const chunk of file) void chunk;
  });
  return { fields, hadFile: hadFile || end !== "whole" };
}
