import type { ReactElement } from "react";
import type { Locale } from "#app/i18n/paraglide/runtime.js";

export interface Mail {
  readonly subject: string;
  readonly element: ReactElement;
}

/** The sender, and the person to call who is named at the foot. */
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

/**
 * What a request changes: a number (masked), or addresses in one line for a customer without a
 * mobile.
 */
export interface Change {
  readonly kind: "mobile" | "addresses";
  readonly value: string;
}

/** Data of an approved request, for the mail about the approval and the one about its effect. */
export interface Outcome extends MailParties {
  readonly reference: string;
  readonly change: Change;
  /** Name of the new main contact; null when the contact does not change. */
  readonly newContact: string | null;
}

export type TemplateProps<Data> = { readonly data: Data; readonly locale: Locale };
