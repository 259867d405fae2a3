import { join } from "node:path";
import type { CountryCode } from "libphonenumber-js";
import pino, { type Logger } from "pino";
import type { Domain } from "#app/domain/domain.ts";
import { demoFactor, limits } from "#app/domain/limits.ts";
import { createSecrets } from "#app/domain/secrets.server.ts";
import type { Settings } from "#app/env.server.ts";
import { loggerOptions } from "#app/logger.server.ts";
import type { Scanner } from "#app/providers/antivirus/antivirus.ts";
import { createClamdScanner } from "#app/providers/antivirus/clamd.server.ts";
import type { EmailProvider } from "#app/providers/email/email.ts";
import { createEmbeddedEmailProvider } from "#app/providers/email/embedded.server.ts";
import { createResendProvider } from "#app/providers/email/resend.server.ts";
import type { IdentityProvider } from "#app/providers/identity/identity.ts";
import { createOidcProvider } from "#app/providers/identity/oidc.server.ts";
import type { WriteToOutbox } from "#app/providers/outbox.ts";
import { createRegistry } from "#app/providers/registry/registry.server.ts";
import type { Registry } from "#app/providers/registry/registry.ts";
import { createEmbeddedSmsProvider } from "#app/providers/sms/embedded.server.ts";
import type { SmsProvider } from "#app/providers/sms/sms.ts";
import { createSnsProvider } from "#app/providers/sms/sns.server.ts";
import { createTwilioProvider } from "#app/providers/sms/twilio.server.ts";
import { createS3Store } from "#app/providers/storage/s3.server.ts";
import type { ObjectStore } from "#app/providers/storage/storage.ts";
import { createStamper } from "#app/providers/timestamp/rfc3161.server.ts";
import type { Stamper } from "#app/providers/timestamp/timestamp.ts";
import { createWebhookSender } from "#app/providers/webhook/webhook.server.ts";
import type { WebhookSender } from "#app/providers/webhook/webhook.ts";
import { type Children, createChildren } from "#app/reader/child/child.server.ts";
import { openDatabase } from "#db/connection/client.server.ts";
import { databaseNow } from "#db/connection/clock.server.ts";
import { insertOutboxEntry, listOutbox } from "#db/outbox.server.ts";
import { openRateLimiter, type RateLimiter } from "#db/rate-limits.server.ts";

export interface Services extends Domain {
  readonly settings: Settings;
  readonly email: EmailProvider;
  readonly sms: SmsProvider;
  readonly store: ObjectStore;
  readonly children: Children;
  readonly scanner: Scanner | null;
  readonly webhook: WebhookSender | null;
  readonly stamper: Stamper | null;
  readonly registry: Registry;
  /** Null: staff sign in with a password or a passkey only. */
  readonly identity: IdentityProvider | null;
  readonly limiter: RateLimiter;
  readonly logger: Logger;
  /** The messages of the demonstration, newest first; null in production. */
  readonly listOutbox: ((limit: number) => ReturnType<typeof listOutbox>) | null;
  /** Throws when the database or the object store does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const childPath = join(process.cwd(), "build/processes/reader/reader-child.js");

export function createServices(
  settings: Settings,
  process: "server" | "worker" | "command",
): Services {
  const db = openDatabase(settings.databaseUrl);
  const limiter = openRateLimiter(settings.databaseUrl);
  const write: WriteToOutbox = (entry) => insertOutboxEntry(db, entry);
  const store = chooseStore(settings);
  const registry = createRegistry({ urls: settings.registries });
  return {
    settings,
    db,
    limiter,
    secrets: createSecrets(settings.secretKey, settings.oldSecretKeys),
    rules: {
      holdHours: settings.holdHours,
      firstNumberHoldHours: settings.firstNumberHoldHours,
      coolOffHours: settings.coolOffHours,
      undoMinutes: settings.undoMinutes,
      allowedCountries: settings.allowedCountries as readonly CountryCode[],
      announcesChanges: settings.webhook !== null,
      documents: settings.documents,
      retention: settings.retention,
      sms: {
        budget: settings.smsBudget,
        widening: settings.rateLimitFactor * (settings.mode === "embedded" ? demoFactor : 1),
      },
      registries: registry.sources,
    },
    email: chooseEmail(settings, write),
    sms: chooseSms(settings, write),
    store,
    children: createChildren(childPath),
    scanner: settings.clamd && createClamdScanner(settings.clamd),
    webhook: chooseWebhook(settings),
    identity: settings.sso && chooseIdentity(settings.sso),
    stamper: settings.timestampUrl === null ? null : createStamper({ url: settings.timestampUrl }),
    registry,
    // Asynchronous, so that a slow log reader does not delay requests.
    logger: pino(
      { ...loggerOptions, level: settings.logLevel, base: { process } },
      pino.destination({ dest: 1, sync: false }),
    ),
    listOutbox: settings.mode === "embedded" ? (limit) => listOutbox(db, limit) : null,
    ping: async () => {
      await Promise.all([databaseNow(db), store.ping()]);
    },
    close: async () => {
      await Promise.all([db.close(), limiter.close()]);
    },
  };
}

function chooseEmail({ email }: Settings, write: WriteToOutbox): EmailProvider {
  return email.kind === "embedded"
    ? createEmbeddedEmailProvider({ write })
    : createResendProvider(email);
}

function chooseSms({ sms }: Settings, write: WriteToOutbox): SmsProvider {
  switch (sms.kind) {
    case "embedded":
      return createEmbeddedSmsProvider({ write });
    case "twilio":
      return createTwilioProvider(sms);
    case "sns":
      return createSnsProvider(withoutNull(sms));
  }
}

function withoutNull({ endpoint, ...sms }: Extract<Settings["sms"], { kind: "sns" }>) {
  return endpoint ? { ...sms, endpoint } : sms;
}

/** The embedded store checks no signature, but the SDK requires credentials. */
const loopbackCredentials = { accessKeyId: "embedded", secretAccessKey: "embedded" };

function chooseStore({ store, mode }: Settings): ObjectStore {
  return createS3Store({
    ...store,
    checksums: store.checksums === "default" ? "WHEN_SUPPORTED" : "WHEN_REQUIRED",
    ...(mode === "embedded" ? { credentials: loopbackCredentials } : {}),
  });
}

function chooseIdentity(sso: NonNullable<Settings["sso"]>): IdentityProvider {
  return createOidcProvider({
    ...sso,
    roles: { claim: sso.rolesClaim, prefix: sso.rolesPrefix },
    timeoutSeconds: () => limits.ssoTimeoutSeconds,
    discoveryMinutes: () => limits.ssoDiscoveryMinutes,
    clockSeconds: () => limits.ssoClockSeconds,
  });
}

function chooseWebhook({ webhook, mode }: Settings): WebhookSender | null {
  return webhook && createWebhookSender({ ...webhook, allowPrivate: mode === "embedded" });
}
