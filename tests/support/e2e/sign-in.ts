import { generateSync } from "otplib";
import type { Visitor } from "./visitor.ts";

export interface StaffCredentials {
  readonly email: string;
  readonly password: string;
  readonly totpSecret: string;
}

export async function signInStaff(
  visitor: Visitor,
  { email, password, totpSecret }: StaffCredentials,
) {
  const first = await visitor.post("/staff/login", { email, password });
  const code = generateSync({ secret: totpSecret });
  const second = await visitor.post("/staff/login", { code });
  if (first.status !== 303 || second.status !== 303) {
    throw new Error(`${email} cannot sign in: ${String(first.status)}, ${String(second.status)}`);
  }
  return visitor;
}
