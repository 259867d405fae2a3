import { accept, refuse, type Result } from "#app/domain/result.ts";
import { peeled } from "./plain.ts";

export type EmailFault =
  | "email-missing"
  | "email-without-at"
  | "email-several"
  | "email-space"
  | "email-sign"
  | "email-local"
  | "email-domain"
  | "email-long";

const token = /[^\s<>()[\]"«»“”,;:]+@[^\s<>()[\]"«»“”,;:]+/g;

/** In lower case, the domain in its ASCII form. */
export function typedEmail(text: string): Result<string, EmailFault> {
  const inner = mended(peeled(text));
  if (inner === "") return refuse("email-missing");
  if (!inner.includes("@")) return refuse("email-without-at");
  const found = new Set((inner.match(token) ?? []).map(tidied));
  if (found.size > 1) return refuse("email-several");
  const [only] = found;
  if (only === undefined) return refuse(faultAround(inner));
  return hasWordsBeside(inner) ? refuse("email-space") : checked(only);
}

function faultAround(inner: string): EmailFault {
  if (inner.startsWith("@")) return "email-local";
  return /\s@|@\s/.test(inner) ? "email-space" : "email-domain";
}

/** The first sign that an address cannot have. */
export function oddSign(text: string) {
  const [only = ""] = mended(peeled(text)).match(token) ?? [];
  const local = tidied(only).split("@")[0] ?? "";
  return notInLocal.exec(local)?.[0] ?? "";
}

/** Spaces around the dot of a domain, and a comma typed for it. */
function mended(text: string) {
  return text.replace(/(?<=@\S+)\s*[.,]\s*(?=\p{L}{2,}$)/u, ".");
}

function tidied(address: string) {
  const bare = address.replace(/^mailto:/i, "").replace(/\?.*$/, "");
  return bare.replace(/^[’'`*]+|[.!?’'`*]+$/g, "").toLowerCase();
}

/** "a b@exemple.fr": a space in the address, or a name before it? Only the latter has brackets. */
function hasWordsBeside(inner: string) {
  const bare = inner.replace(/\s*\(.*$/, "");
  return !inner.includes("<") && /\s/.test(bare);
}

const notInLocal = /[^a-z0-9.!#$%&'*+/=?^_`{|}~-]/u;

function checked(address: string): Result<string, EmailFault> {
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at);
  if (local === "") return refuse("email-local");
  if (notInLocal.test(local)) return refuse("email-sign");
  const domain = asciiDomain(address.slice(at + 1));
  if (!domain) return refuse("email-domain");
  const whole = `${local}@${domain}`;
  return whole.length > 254 ? refuse("email-long") : accept(whole);
}

/** An accented domain is registered and written to in its ASCII form. */
function asciiDomain(typed: string) {
  const domain = /^[\x21-\x7e]*$/.test(typed) ? typed : hostOf(typed);
  return domain && /^(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}$/.test(domain) ? domain : null;
}

function hostOf(typed: string) {
  if (/[\x00-\x20"#%/:?@[\\\]^]/.test(typed)) return null;
  return URL.parse(`http://${typed}/`)?.hostname ?? null;
}
