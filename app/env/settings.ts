import type { DocumentLimits, Retention, SmsBudget } from "#app/domain/limits.ts";
import type { WorkRegion } from "#app/domain/working-time/office.ts";
import type { TrustedProxies } from "./trusted-proxies.ts";

interface BrandSettings {
  readonly name: string;
  readonly supportEmail: string;
  readonly supportPhone: string;
  readonly mailboxProcedureUrl: string;
}

interface PrivacySettings {
  /** Who answers for personal data: a name, best with a postal address. */
  readonly controller: string;
  readonly email: string;
}

export interface StoreSettings {
  readonly bucket: string;
  /** Null: the AWS SDK finds the address itself. */
  readonly endpoint: string | null;
  readonly region: string;
  readonly checksums: "default" | "when-required";
}

export type EmailSettings =
  | { readonly kind: "embedded" }
  | {
      readonly kind: "resend";
      readonly apiKey: string;
      readonly baseUrl: string | null;
      readonly from: string;
    };

export type SmsSettings =
  | { readonly kind: "embedded" }
  | {
      readonly kind: "twilio";
      readonly accountSid: string;
      readonly authToken: string;
      readonly from: string;
      readonly baseUrl: string;
    }
  | {
      readonly kind: "sns";
      readonly region: string;
      readonly senderId: string | null;
      readonly endpoint: string | null;
    };

/** Sign-in of staff by OpenID Connect. */
interface SsoSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  /** A name, or a path with dots such as `realm_access.roles`. */
  readonly rolesClaim: string;
  /** What the provider writes before our names of roles; values without it are not ours. */
  readonly rolesPrefix: string;
}

export interface Settings {
  readonly mode: "embedded" | "real";
  readonly production: boolean;
  readonly dev: boolean;
  readonly port: number;
  readonly host: string;
  /** Where this process serves `/metrics`; null: nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly publicOrigin: string;
  readonly dataDir: string;
  /** Empty in embedded mode until the supervisor has started the database. */
  readonly databaseUrl: string;
  readonly store: StoreSettings;
  readonly email: EmailSettings;
  readonly sms: SmsSettings;
  /** At least 32 bytes. Empty in embedded mode until the supervisor has read it. */
  readonly secretKey: Uint8Array;
  /** Still opened and compared with, never used to seal. */
  readonly oldSecretKeys: readonly Uint8Array[];
  /** May be a fraction. */
  readonly holdHours: number;
  /** Codes that may be sent by the whole service. */
  readonly smsBudget: SmsBudget;
  /** May be a fraction. */
  readonly firstNumberHoldHours: number;
  /** Of a request in the highest band, at least. */
  readonly coolOffHours: number;
  /** 0: a decision cannot be undone. */
  readonly undoMinutes: number;
  /** Where the office is: its holidays and its clock. */
  readonly workRegion: WorkRegion;
  /** For test runs from a single address. */
  readonly rateLimitFactor: number;
  /** ISO 3166-1 alpha-2. */
  readonly allowedCountries: readonly string[];
  readonly trustProxy: TrustedProxies;
  readonly documents: DocumentLimits;
  readonly retention: Retention;
  /** PEM file of the authorities trusted for electronic signatures; null: none. */
  readonly signatureAnchors: string | null;
  readonly clamd: { readonly host: string; readonly port: number } | null;
  /** A time-stamping authority (RFC 3161) for the daily anchor of the audit trail. */
  readonly timestampUrl: string | null;
  /** Public registries, asked by number; null: not asked. */
  readonly registries: Readonly<Record<"companies" | "journal" | "gazette", string | null>>;
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  /** Null: staff sign in with a password or a passkey only. */
  readonly sso: SsoSettings | null;
  readonly brand: BrandSettings;
  readonly privacy: PrivacySettings;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
}
