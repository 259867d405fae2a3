import { emailAddress } from "#app/domain/account/email.ts";
import { mobileNumber } from "#app/domain/account/mobile.ts";

export const asEmail = (text: string) => emailAddress.parse(text);
export const asMobile = (e164: string) => mobileNumber.parse(e164);
