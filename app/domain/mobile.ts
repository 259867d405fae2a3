import { z } from "zod";

/** E.164, as the columns check it. */
export const mobileNumber = z
  .string()
  .regex(/^\+[1-9][0-9]{6,14}$/)
  .brand("mobile-number");

export type MobileNumber = z.infer<typeof mobileNumber>;

export function parseMobile(e164: string): MobileNumber | null {
  return mobileNumber.safeParse(e164).data ?? null;
}
