import type { Services } from "#app/services.server.ts";
import type { Locale } from "#app/i18n/paraglide/runtime.js";
import type { Upload } from "./received-upload.ts";

declare module "@remix-run/node" {
  interface AppLoadContext {
    readonly services: Services;
    /** For this response's Content-Security-Policy. */
    readonly nonce: string;
    readonly locale: Locale;
    readonly requestId: string;
    /** The client's IP address, as far as TRUST_PROXY reveals it. */
    readonly clientAddress: string;
    /** Content of a multipart form, received before Remix. */
    readonly upload: Upload | null;
    /**
     * Takes ownership of the files; false if the client left and they were deleted. Unclaimed files
     * are deleted.
     */
    readonly claimUpload: () => boolean;
    readonly scriptUrl: string;
  }
  interface Future {
    v3_singleFetch: true;
  }
}

export type { AppLoadContext as PageContext } from "@remix-run/node";
