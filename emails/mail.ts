import type { ReactElement } from "react";
import type { Locale } from "#app/i18n/paraglide/runtime.js";

export interface Mail {
  readonly subject: string;
  readonly element: ReactElement;
}

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

/** A number (masked), or addresses in one line for a customer without a mobile. */
interface Change {
  readonly kind: "mobile" | "addresses";
  readonly value: string;
}

export interface Outcome extends MailParties {
  readonly reference: string;
  readonly change: Change;
  readonly newContact: string | null;
}

export type TemplateProps<Data> = { readonly data: Data; readonly locale: Locale };
