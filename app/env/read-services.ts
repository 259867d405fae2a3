import type { z } from "zod";
import { collect, type Environment } from "./collect.ts";
import type { EmailSettings, Settings, SmsSettings } from "./settings.ts";
import * as variables from "./variables.ts";

export type Common = z.infer<typeof variables.common>;
export type Services = Pick<Settings, "databaseUrl" | "store" | "secretKey" | "email" | "sms">;

export function realOnlyNames(env: Environment): string[] {
  const ofVendors = Object.keys(env).filter((name) => /^(RESEND|TWILIO|SNS)_/.test(name));
  return ["EMAIL_FROM", "SMS_PROVIDER", ...ofVendors].filter((name) => env[name]);
}

export function readEmbeddedServices(
  env: Environment,
  common: Common | undefined,
  problems: string[],
): Services | undefined {
  for (const name of realOnlyNames(env)) {
    problems.push(`${name} cannot be set in embedded mode (EMBEDDED=1)`);
  }
  const found = collect(variables.embeddedServices, env, problems);
  if (!found || !common) return undefined;
  return {
    databaseUrl: found.DATABASE_URL ?? "",
    store: storeOf(common, found.S3_BUCKET ?? "", found.S3_ENDPOINT),
    secretKey: found.SECRET_KEY ?? new Uint8Array(),
    email: { kind: "embedded" },
    sms: { kind: "embedded" },
  };
}

export function readRealServices(
  env: Environment,
  common: Common | undefined,
  problems: string[],
): Services | undefined {
  const found = collect(variables.realServices, env, problems);
  const sms = collect(variables.realSms, env, problems);
  if (!found || !sms || !common) return undefined;
  const email: EmailSettings = {
    kind: "resend",
    apiKey: found.RESEND_API_KEY,
    baseUrl: found.RESEND_BASE_URL ?? null,
    from: found.EMAIL_FROM,
  };
  return {
    databaseUrl: found.DATABASE_URL,
    store: storeOf(common, found.S3_BUCKET, found.S3_ENDPOINT),
    secretKey: found.SECRET_KEY,
    email,
    sms: smsOf(sms),
  };
}

function storeOf(common: Common, bucket: string, endpoint: string | undefined) {
  const { AWS_REGION: region, S3_CHECKSUMS: checksums } = common;
  return { bucket, endpoint: endpoint ?? null, region, checksums };
}

function smsOf(sms: z.infer<typeof variables.realSms>): SmsSettings {
  if (sms.SMS_PROVIDER === "sns") {
    const { AWS_REGION: region, SNS_SENDER_ID: senderId, SNS_ENDPOINT: endpoint } = sms;
    return { kind: "sns", region, senderId: senderId ?? null, endpoint: endpoint ?? null };
  }
  return {
    kind: "twilio",
    accountSid: sms.TWILIO_ACCOUNT_SID,
    authToken: sms.TWILIO_AUTH_TOKEN,
    from: sms.TWILIO_FROM,
    baseUrl: sms.TWILIO_BASE_URL,
  };
}
