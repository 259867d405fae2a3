import { isSupportedCountry } from "libphonenumber-js";
import { z } from "zod";

export function text(rule = "must be text") {
  return z.string({ error: (issue) => (issue.input === undefined ? "is missing" : rule) });
}

export function checked(rule: string, holds: (value: string) => boolean) {
  return text().refine(holds, { error: rule });
}

export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host);
}

export function isUrl(value: string, protocols: readonly string[]): boolean {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

export const webUrl = checked("must be an http or https address", (value) =>
  isUrl(value, ["http:", "https:"]),
);
/** `off`: not used. */
export const webUrlOrOff = checked(
  "must be an http or https address, or off",
  (value) => value === "off" || isUrl(value, ["http:", "https:"]),
);
export const issuer = checked(
  "must be an https address without query (http on the loopback only)",
  (value) => {
    if (!isUrl(value, ["http:", "https:"])) return false;
    const { protocol, hostname, search, hash } = new URL(value);
    return (protocol === "https:" || isLoopback(hostname)) && search === "" && hash === "";
  },
);
export const port = checked("must be a port number from 1 to 65535", (value) => {
  return /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535;
}).transform(Number);
export const origin = checked(
  "must be an origin: scheme, host and port only",
  (value) =>
    isUrl(value, ["http:", "https:"]) && new URL(value).pathname === "/" && !/[?#@]/.test(value),
).transform((value) => new URL(value).origin);
export const email = z.email({
  error: (issue) => (issue.input === undefined ? "is missing" : "must be an e-mail address"),
});
export const sender = checked('must be an address, or "Name <address>"', (value) => {
  return email.safeParse(/<([^<>]+)>$/.exec(value)?.[1] ?? value).success;
});

export const countries = text()
  .transform((value) =>
    value
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  )
  .superRefine((codes, context) => {
    const unknown = codes.filter((code) => !isSupportedCountry(code));
    if (unknown.length > 0 || codes.length === 0) {
      const named = unknown.length > 0 ? ` (unknown: ${unknown.join(", ")})` : "";
      context.addIssue(`must list ISO country codes such as FR, BE${named}`);
    }
  });

export function wholeNumber(least: number, most: number) {
  const rule = `must be a whole number from ${String(least)} to ${String(most)}`;
  const holds = (value: string) =>
    /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most;
  return checked(rule, holds).transform(Number);
}

export const holdHours = checked("must be a number of hours, 0 or more", (value) => {
  return /^\d+(\.\d+)?$/.test(value);
}).transform(Number);

export const rateLimitFactor = checked("must be a number from 1 to 1000", (value) => {
  return /^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= 1000;
}).transform(Number);

function decodeKey(value: string): Uint8Array | null {
  const isHex = /^[0-9a-f]+$/i.test(value) && value.length % 2 === 0 && value.length >= 64;
  const isBase64 = /^[A-Za-z0-9+/_-]+={0,2}$/.test(value);
  if (!isHex && !isBase64) return null;
  const key = Buffer.from(value, isHex ? "hex" : "base64");
  return key.length >= 32 ? new Uint8Array(key) : null;
}

/** With commas between; problems name a key by its place, never by its value. */
export const oldSecretKeys = text().transform((value, context) => {
  const keys = value.split(",").map((one) => decodeKey(one.trim()));
  keys.forEach((key, index) => {
    if (key === null)
      context.addIssue(
        `must be keys of 32 random bytes or more, in base64 or hex, with commas between: number ${String(index + 1)} is none`,
      );
  });
  return keys.filter((key) => key !== null);
});

export const secretKey = text().transform((value, context) => {
  const key = decodeKey(value);
  if (key === null) context.addIssue("must be 32 random bytes or more, in base64 or hex");
  return key ?? z.NEVER;
});
