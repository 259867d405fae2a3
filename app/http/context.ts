import type { Locale } from "#app/i18n/paraglide/runtime.js";
import type { Services } from "#app/services.server.ts";
import type { ReceivedFile } from "./received-file.ts";
import type { Upload } from "./received-upload.ts";

declare module "@remix-run/node" {
  interface AppLoadContext {
    readonly services: Services;
    readonly nonce: string;
    readonly locale: Locale;
    readonly requestId: string;
    /** As far as TRUST_PROXY reveals it. */
    readonly clientAddress: string;
    readonly upload: Upload | null;
    /** What staff uploaded. */
    readonly staffFile: ReceivedFile | null;
    /** Unclaimed files are deleted; false if they already were because the client left. */
    readonly claimUpload: () => boolean;
    readonly scriptUrl: string;
    /** Gives this answer the policy of pages; without it, nothing in it may run or load. */
    readonly asPage: () => void;
    /** Gives this answer the policy of a mail in the outbox's frame. */
    readonly asMail: () => void;
    /** Lets this page show frames of ours. */
    readonly withFrames: () => void;
  }
  interface Future {
    v3_singleFetch: true;
  }
}

export type { AppLoadContext as PageContext } from "@remix-run/node";
