import type { ReactElement } from "react";
import type { Locale } from "#app/i18n/paraglide/runtime.js";

export interface Mail {
  readonly subject: string;
  readonly element: ReactElement;
}

/** Who writes, and who is named at the foot as the person to call. */
export interface MailParties {
  readonly brand: {
    readonly name: string;
    readonly supportEmail: string;
    readonly supportPhone: string;
  };
  readonly manager: {
    readonly name: string;
    readonly email: string;
    readonly phone: string;
  } | null;
}

/** What a request puts in place: a number (masked) or, for who has no mobile, addresses in one line. */
export interface Change {
  readonly kind: "mobile" | "addresses";
  readonly value: string;
}

/** What is told of a request that was approved, and again when it has taken effect. */
export interface Outcome extends MailParties {
  readonly reference: string;
  readonly change: Change;
  /** The name of who becomes the main contact; null where nobody does. */
  readonly newContact: string | null;
}

export type TemplateProps<Data> = { readonly data: Data; readonly locale: Locale };
