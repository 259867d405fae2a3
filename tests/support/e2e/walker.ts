import type { TestAccount } from "./database.ts";
import { awaitCode, awaitLink, sentTo } from "./outbox.ts";
import { Visitor } from "./visitor.ts";
import { theWorld } from "./world.ts";

/** The link that the account's main contact gets when `visitor` asks for one. */
export async function askForLink(
  { email, login }: TestAccount,
  visitor = new Visitor(theWorld().origin),
): Promise<string> {
  const before = (await sentTo(email)).filter(({ text }) => text.includes("/login/"));
  await visitor.post("/link", { login });
  return awaitLink(email, "login", before.length);
}

export async function walkIn(account: TestAccount): Promise<Visitor> {
  const visitor = new Visitor(theWorld().origin);
  const link = await askForLink(account, visitor);
  const opened = await visitor.post(link, { login: account.login });
  if (opened.status !== 303) throw new Error(`the link answers ${String(opened.status)}`);
  return visitor;
}

export async function answerNumber(visitor: Visitor, situation: string, mobile: string) {
  await visitor.post("/request/situation", { situation });
  await visitor.post("/request/mobile", { mobile });
  await visitor.post("/request/verification", { code: await awaitCode(mobile) });
}

export function uploadForm(kind: string, name: string, bytes: Buffer): FormData {
  const form = new FormData();
  form.set("kind", kind);
  form.set("document", new File([new Uint8Array(bytes)], name, { type: "application/pdf" }));
  return form;
}
