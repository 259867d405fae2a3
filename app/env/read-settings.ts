import path from "node:path";
import type { z } from "zod";
import { megabyte } from "#app/domain/limits.ts";
import { collect, type Environment } from "./collect.ts";
import {
  type Common,
  readEmbeddedServices,
  readRealServices,
  realOnlyNames,
  type Services,
} from "./read-services.ts";
import { isLoopback } from "./rules.ts";
import type { Settings } from "./settings.ts";
import * as variables from "./variables.ts";

export type { Environment } from "./collect.ts";
export type ReadSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: string[] };

type Webhook = z.infer<typeof variables.webhook>;
type Oidc = z.infer<typeof variables.oidc>;

const decisive = ["DATABASE_URL", "S3_BUCKET", "S3_ENDPOINT"];

/** Embedded if nothing real is configured or EMBEDDED says so; never in production by accident. */
function chooseMode(env: Environment): Settings["mode"] {
  if (env.EMBEDDED === "1") return "embedded";
  const named = [...decisive, ...realOnlyNames(env)].some((name) => env[name]?.trim());
  return named || env.NODE_ENV === "production" ? "real" : "embedded";
}

/** Reports every problem at once, without values, because they may be secrets. */
export function readSettings(given: Environment): ReadSettings {
  const env = withoutBlanks(given);
  const problems: string[] = [];
  const mode = chooseMode(env);
  const common = collect(variables.common, env, problems);
  const webhook = collect(variables.webhook, env, problems);
  const oidc = collect(variables.oidc, env, problems);
  const services =
    mode === "embedded"
      ? readEmbeddedServices(env, common, problems)
      : readRealServices(env, common, problems);
  problems.push(...checkAddresses(mode, env));
  if (common) problems.push(...checkKeys(services?.secretKey, common.SECRET_KEYS_OLD));
  if (problems.length > 0 || !common || !webhook || !oidc || !services)
    return { ok: false, problems };
  return { ok: true, settings: assemble({ mode, env, common, webhook, oidc, services }) };
}

/** An emptied address of a registry means that nothing is sent to it. */
function withoutBlanks(env: Environment): Environment {
  const emptied = Object.keys(registries).filter((name) => env[name]?.trim() === "");
  const off = Object.fromEntries(emptied.map((name) => [name, "off"]));
  const filled = Object.entries(env).filter(([, value]) => value?.trim());
  return { ...Object.fromEntries(filled), ...off };
}

/** Their official addresses, used in production. */
const registries = {
  COMPANY_REGISTRY_URL: "https://recherche-entreprises.api.gouv.fr",
  JOURNAL_URL: "https://journal-officiel-datadila.opendatasoft.com",
  GAZETTE_URL: "https://bodacc-datadila.opendatasoft.com",
} as const;

function registriesOf(common: Common, isProduction: boolean): Settings["registries"] {
  const urlOf = (name: keyof typeof registries) => {
    const url = common[name] ?? (isProduction ? registries[name] : "off");
    return url === "off" ? null : url;
  };
  return {
    companies: urlOf("COMPANY_REGISTRY_URL"),
    journal: urlOf("JOURNAL_URL"),
    gazette: urlOf("GAZETTE_URL"),
  };
}

/** A key that is new and old would seal with what is to end. */
function checkKeys(current: Uint8Array | undefined, old: readonly Uint8Array[]): string[] {
  const [now = "", ...before] = [current ?? new Uint8Array(), ...old].map((key) =>
    Buffer.from(key).toString("hex"),
  );
  const problems: string[] = [];
  if (now !== "" && before.includes(now))
    problems.push("SECRET_KEYS_OLD contains SECRET_KEY itself: a new key is wanted there");
  if (new Set(before).size < before.length)
    problems.push("SECRET_KEYS_OLD contains the same key twice");
  return problems;
}

/** Reads the raw variables, so that these problems are reported together with all others. */
function checkAddresses(mode: Settings["mode"], env: Environment): string[] {
  const { HOST: host, PUBLIC_ORIGIN: origin } = env;
  const url = origin && URL.canParse(origin) ? new URL(origin) : null;
  const originIsLoopback = url !== null && isLoopback(url.hostname);
  const problems: string[] = [];
  if (env.METRICS_PORT && env.METRICS_PORT === (env.PORT ?? "3000"))
    problems.push("METRICS_PORT must be another port than PORT");
  if (mode === "embedded") {
    if (env.METRICS_HOST && !isLoopback(env.METRICS_HOST))
      problems.push("METRICS_HOST must be a loopback address in embedded mode");
    if (host && !isLoopback(host))
      problems.push("HOST must be a loopback address in embedded mode");
    if (url && !originIsLoopback)
      problems.push("PUBLIC_ORIGIN must be a loopback address in embedded mode");
    return problems;
  }
  if (env.NODE_ENV !== "production") return problems;
  if (env.RATE_LIMIT_FACTOR)
    problems.push("RATE_LIMIT_FACTOR is for test runs and cannot be set in production");
  if (!origin) problems.push("PUBLIC_ORIGIN is missing");
  else if (url && url.protocol !== "https:" && !originIsLoopback)
    problems.push("PUBLIC_ORIGIN must be https");
  return problems;
}

/** "localhost" resolves to one loopback address only; any other one is used literally. */
function ownOrigin({ HOST: host, PORT: port }: Common) {
  const isOther = host && isLoopback(host) && host !== "localhost" && host !== "127.0.0.1";
  const name = isOther
    ? host.includes(":")
      ? `[${host.replace(/[[\]]/g, "")}]`
      : host
    : "localhost";
  return new URL(`http://${name}:${port}`).origin;
}

function ssoOf(oidc: Oidc): Settings["sso"] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = oidc;
  if (!issuer || !clientId || !clientSecret) return null;
  const { OIDC_SCOPE: scope, OIDC_ROLES_CLAIM: rolesClaim, OIDC_ROLES_PREFIX: rolesPrefix } = oidc;
  return { issuer, clientId, clientSecret, scope, rolesClaim, rolesPrefix };
}

function assemble(parts: {
  mode: Settings["mode"];
  env: Environment;
  common: Common;
  webhook: Webhook;
  oidc: Oidc;
  services: Services;
}): Settings {
  const { mode, env, common, webhook, oidc, services } = parts;
  const { WEBHOOK_URL: url, WEBHOOK_SECRET: secret } = webhook;
  return {
    ...services,
    mode,
    production: env.NODE_ENV === "production",
    dev: env.PASSERELLE_DEV === "1",
    port: common.PORT,
    host: common.HOST ?? (mode === "embedded" ? "127.0.0.1" : "0.0.0.0"),
    metrics: common.METRICS_PORT ? { host: common.METRICS_HOST, port: common.METRICS_PORT } : null,
    publicOrigin: common.PUBLIC_ORIGIN ?? ownOrigin(common),
    dataDir: path.resolve(common.DATA_DIR),
    oldSecretKeys: common.SECRET_KEYS_OLD,
    holdHours: common.HOLD_HOURS,
    smsBudget: { hour: common.SMS_BUDGET_HOUR, day: common.SMS_BUDGET_DAY },
    firstNumberHoldHours: common.FIRST_NUMBER_HOLD_HOURS,
    coolOffHours: common.COOL_OFF_HOURS,
    undoMinutes: common.UNDO_MINUTES,
    workRegion: common.WORK_REGION,
    rateLimitFactor: common.RATE_LIMIT_FACTOR,
    allowedCountries: common.ALLOWED_COUNTRIES,
    trustProxy: mode === "embedded" ? false : common.TRUST_PROXY,
    documents: {
      maxFileBytes: common.MAX_FILE_MB * megabyte,
      maxFiles: common.MAX_FILES,
      maxRequestBytes: common.MAX_REQUEST_MB * megabyte,
    },
    retention: {
      documentsDays: common.KEEP_PAPERS_DAYS,
      abandonedDays: common.KEEP_ABANDONED_DAYS,
    },
    signatureAnchors: common.SIGNATURE_ANCHORS ? path.resolve(common.SIGNATURE_ANCHORS) : null,
    clamd: common.CLAMD_HOST ? { host: common.CLAMD_HOST, port: common.CLAMD_PORT } : null,
    timestampUrl: common.TIMESTAMP_URL ?? null,
    registries: registriesOf(common, mode === "real" && env.NODE_ENV === "production"),
    webhook: url && secret ? { url, secret } : null,
    sso: ssoOf(oidc),
    brand: {
      name: common.BRAND_NAME,
      supportEmail: common.SUPPORT_EMAIL,
      supportPhone: common.SUPPORT_PHONE,
      mailboxProcedureUrl: common.MAILBOX_PROCEDURE_URL,
    },
    privacy: {
      controller: common.DATA_CONTROLLER ?? common.BRAND_NAME,
      email: common.PRIVACY_EMAIL ?? common.SUPPORT_EMAIL,
    },
    logLevel: common.LOG_LEVEL,
  };
}
