import { generateSync } from "otplib";
import type { Visitor } from "./visitor.ts";

export function totpSecretIn(page: string): string {
  return /<code class="mono secret">([^<]+)</.exec(page)?.[1]?.replaceAll(" ", "") ?? "";
}

export function recoveryCodesIn(page: string): string[] {
  const list = /<ul class="recovery-codes[^"]*">(.*?)<\/ul>/s.exec(page)?.[1] ?? "";
  return [...list.matchAll(/<li>([^<]+)<\/li>/g)].map(([, code = ""]) => code);
}

/** `steps` half-minutes from now. */
export function totpOf(secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });
}

export async function enrol(visitor: Visitor, setupLink: string, password: string) {
  await visitor.post(setupLink, { password });
  const secret = totpSecretIn(await (await visitor.get("/staff/enrolment")).text());
  const enrolled = await visitor.post("/staff/enrolment", { code: totpOf(secret) });
  return { secret, codes: recoveryCodesIn(await enrolled.text()) };
}
