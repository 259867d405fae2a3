import type { Services } from "#app/services.server.ts";
import type { Locale } from "#db/schema/accounts.ts";
import type { Upload } from "./upload/upload.ts";

declare module "@remix-run/node" {
  interface AppLoadContext {
    readonly services: Services;
    /** Of this response's content security policy. */
    readonly nonce: string;
    readonly locale: Locale;
    readonly requestId: string;
    /** The client's IP address, as far as TRUST_PROXY lets it be known. */
    readonly clientAddress: string;
    /** What a multipart form brought, taken in before Remix. */
    readonly upload: Upload | null;
    /** Takes its files over; false when the client left and they are gone. Unclaimed, they are thrown away. */
    readonly claimUpload: () => boolean;
    /** The enhancement script's address in this build. */
    readonly scriptUrl: string;
  }
  interface Future {
    v3_singleFetch: true;
  }
}

export type { AppLoadContext as PageContext } from "@remix-run/node";
