import { z } from "zod";
import {
  defaultCoolOffHours,
  defaultDocumentLimits,
  defaultFirstNumberHoldHours,
  defaultHoldHours,
  defaultRetention,
  defaultSmsBudget,
  defaultUndoMinutes,
  megabyte,
  mostCoolOffHours,
} from "#app/domain/limits.ts";
import { defaultWorkRegion, workRegionIds } from "#app/domain/working-time/office.ts";
import { defaultCountries } from "./countries.ts";
import {
  checked,
  countries,
  email,
  holdHours,
  issuer,
  isUrl,
  oldSecretKeys,
  origin,
  port,
  rateLimitFactor,
  secretKey,
  sender,
  text,
  webUrl,
  webUrlOrOff,
  wholeNumber,
} from "./rules.ts";
import { trustProxy } from "./trusted-proxies.ts";

export const common = z.object({
  PORT: port.default(3000),
  HOST: text().optional(),
  METRICS_PORT: wholeNumber(1, 65_534).optional(),
  METRICS_HOST: text().default("127.0.0.1"),
  DATA_DIR: text().default("./data"),
  PUBLIC_ORIGIN: origin.optional(),
  HOLD_HOURS: holdHours.default(defaultHoldHours),
  SMS_BUDGET_HOUR: wholeNumber(0, 1_000_000).default(defaultSmsBudget.hour),
  SMS_BUDGET_DAY: wholeNumber(0, 1_000_000).default(defaultSmsBudget.day),
  FIRST_NUMBER_HOLD_HOURS: holdHours.default(defaultFirstNumberHoldHours),
  COOL_OFF_HOURS: wholeNumber(0, mostCoolOffHours).default(defaultCoolOffHours),
  UNDO_MINUTES: wholeNumber(0, 1_440).default(defaultUndoMinutes),
  WORK_REGION: z
    .enum(workRegionIds, { error: `must be one of ${workRegionIds.join(", ")}` })
    .default(defaultWorkRegion),
  RATE_LIMIT_FACTOR: rateLimitFactor.default(1),
  SECRET_KEYS_OLD: oldSecretKeys.default([]),
  ALLOWED_COUNTRIES: countries.default([...defaultCountries]),
  TRUST_PROXY: trustProxy.default(false),
  MAX_FILE_MB: wholeNumber(1, 1_000).default(defaultDocumentLimits.maxFileBytes / megabyte),
  MAX_FILES: wholeNumber(1, 100).default(defaultDocumentLimits.maxFiles),
  MAX_REQUEST_MB: wholeNumber(1, 10_000).default(defaultDocumentLimits.maxRequestBytes / megabyte),
  KEEP_PAPERS_DAYS: wholeNumber(1, 3_650).default(defaultRetention.documentsDays),
  KEEP_ABANDONED_DAYS: wholeNumber(1, 365).default(defaultRetention.abandonedDays),
  SIGNATURE_ANCHORS: text().optional(),
  CLAMD_HOST: text().optional(),
  CLAMD_PORT: port.default(3310),
  S3_CHECKSUMS: z
    .enum(["default", "when-required"], { error: "must be default or when-required" })
    .default("default"),
  TIMESTAMP_URL: webUrl.optional(),
  COMPANY_REGISTRY_URL: webUrlOrOff.optional(),
  JOURNAL_URL: webUrlOrOff.optional(),
  GAZETTE_URL: webUrlOrOff.optional(),
  AWS_REGION: text().default("eu-west-3"),
  BRAND_NAME: text().default("SafeBrands"),
  SUPPORT_EMAIL: email.default("support@safebrands.com"),
  SUPPORT_PHONE: text().default("+33 4 88 66 22 23"),
  MAILBOX_PROCEDURE_URL: webUrl.default(
    "https://support.safebrands.com/modification-adresse-email/",
  ),
  DATA_CONTROLLER: text().optional(),
  PRIVACY_EMAIL: email.optional(),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info"),
});

/** All three or none; the issuer as the provider writes it. */
export const oidc = z
  .object({
    OIDC_ISSUER: issuer.optional(),
    OIDC_CLIENT_ID: text().optional(),
    OIDC_CLIENT_SECRET: text().optional(),
    OIDC_SCOPE: checked("must be scopes with spaces between, openid among them", (value) =>
      value.split(" ").includes("openid"),
    ).default("openid email"),
    OIDC_ROLES_CLAIM: text().default("roles"),
    OIDC_ROLES_PREFIX: text().default(""),
  })
  .superRefine((value, context) => {
    const needed = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
    const set = needed.filter((name) => value[name] !== undefined);
    if (set.length === 0) return;
    for (const name of needed.filter((one) => !set.includes(one))) {
      const message = `is missing (${set.join(", ")} ${set.length > 1 ? "are" : "is"} set)`;
      context.addIssue({ code: "custom", path: [name], message });
    }
  });

const databaseUrl = checked("must be a postgres:// address", (value) =>
  isUrl(value, ["postgres:", "postgresql:"]),
);

export const embeddedServices = z.object({
  DATABASE_URL: databaseUrl.optional(),
  S3_BUCKET: text().optional(),
  S3_ENDPOINT: webUrl.optional(),
  SECRET_KEY: secretKey.optional(),
});

export const realServices = z.object({
  DATABASE_URL: databaseUrl,
  S3_BUCKET: text(),
  S3_ENDPOINT: webUrl.optional(),
  SECRET_KEY: secretKey,
  RESEND_API_KEY: text(),
  RESEND_BASE_URL: webUrl.optional(),
  EMAIL_FROM: sender,
});

export const realSms = z.discriminatedUnion(
  "SMS_PROVIDER",
  [
    z.object({
      SMS_PROVIDER: z.literal("twilio"),
      TWILIO_ACCOUNT_SID: text(),
      TWILIO_AUTH_TOKEN: text(),
      TWILIO_FROM: text(),
      TWILIO_BASE_URL: webUrl.default("https://api.twilio.com"),
    }),
    z.object({
      SMS_PROVIDER: z.literal("sns"),
      AWS_REGION: text(),
      SNS_SENDER_ID: text().optional(),
      SNS_ENDPOINT: webUrl.optional(),
    }),
  ],
  { error: "is missing or unknown: must be twilio or sns" },
);

export const webhook = z
  .object({
    WEBHOOK_URL: webUrl.optional(),
    WEBHOOK_SECRET: checked("must begin with whsec_", (value) =>
      /^whsec_[A-Za-z0-9+/=_-]{16,}$/.test(value),
    ).optional(),
  })
  .superRefine((value, context) => {
    if (value.WEBHOOK_URL && !value.WEBHOOK_SECRET) {
      context.addIssue({
        code: "custom",
        path: ["WEBHOOK_SECRET"],
        message: "is missing (WEBHOOK_URL is set)",
      });
    }
    if (value.WEBHOOK_SECRET && !value.WEBHOOK_URL) {
      context.addIssue({
        code: "custom",
        path: ["WEBHOOK_URL"],
        message: "is missing (WEBHOOK_SECRET is set)",
      });
    }
  });
