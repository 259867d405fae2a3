import { join } from "node:path";
import { z } from "zod";
import type { Children } from "./child/child.server.ts";
import type { ChildTask } from "./child/child-work.ts";
import { compositionName } from "./composition.ts";
import type { ReadByChildren } from "./read-files.server.ts";
import { signatureStates } from "./reading.ts";
import { readingSchema, recognisedPageSchema } from "./reading/schema.ts";

const megabyte = 1024 * 1024;
const composed = z.object({ pages: z.int().min(1) });
const signatures = z
  .array(
    z.object({
      state: z.enum(signatureStates),
      signer: z.string().max(500).nullable(),
      signedAt: z.string().max(40).nullable(),
      coversWholeFile: z.boolean(),
    }),
  )
  .max(50);

/**
 * By the clock a child may take this many times its processor time: against one that hangs, and a
 * busy machine gives it a part only.
 */
const patience = 4;

/**
 * An answer is null when the file could not be read. Throws when a child took too long, because
 * another attempt may succeed; at the `lastAttempt` the answer is null instead.
 */
export function readByChildren(
  children: Children,
  anchors: string | null,
  { lastAttempt = false } = {},
): ReadByChildren {
  const ask = async <Answer>(
    task: ChildTask,
    schema: z.ZodType<Answer>,
    order: { files: readonly string[]; folder?: string; seconds: number; megabytes?: number },
  ): Promise<Answer | null> => {
    const { files, folder, seconds, megabytes = 700 } = order;
    const processorMs = seconds * 1_000;
    const limits = {
      processorMs,
      timeoutMs: processorMs * patience,
      maxRssBytes: megabytes * megabyte,
    };
    const answer = await children.askTwice({ task, files, ...(folder && { folder }), ...limits });
    if (answer.outcome === "late" && !lastAttempt) throw new Error(`the ${task} child came late`);
    const parsed = answer.outcome === "answered" ? schema.safeParse(answer.answer) : null;
    return parsed?.success ? parsed.data : null;
  };
  return {
    compose: async (files, folder) => {
      const made = await ask("compose", composed, { files, folder, seconds: 60 });
      return made && join(folder, compositionName);
    },
    read: (path, folder) => ask("read", readingSchema, { files: [path], folder, seconds: 90 }),
    recognise: (path, folder) =>
      ask("recognise", recognisedPageSchema, {
        files: [path],
        folder,
        seconds: 90,
        megabytes: 1_000,
      }),
    signatures: (path) =>
      ask("signatures", signatures, {
        files: anchors === null ? [path] : [path, anchors],
        seconds: 20,
      }),
  };
}
