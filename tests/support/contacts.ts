import { emailAddress } from "#app/domain/email.ts";
import { mobileNumber } from "#app/domain/mobile.ts";

export const asEmail = (text: string) => emailAddress.parse(text);
export const asMobile = (e164: string) => mobileNumber.parse(e164);
