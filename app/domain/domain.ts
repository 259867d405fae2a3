import type { CountryCode } from "libphonenumber-js";
import type { SessionId } from "#app/domain/ids.ts";
import type { DocumentLimits, Retention, SmsRules } from "#app/domain/limits.ts";
import type { RegistrySource } from "#app/domain/registry-source.ts";
import type { Secrets } from "#app/domain/secrets.server.ts";
import type { OpenDatabase } from "#db/connection/client.server.ts";

export interface Domain {
  readonly db: OpenDatabase;
  readonly secrets: Secrets;
  readonly rules: {
    /** Between the approval of a risky request and its effect. */
    readonly holdHours: number;
    /** The same for a first number, when only the mailbox that asked can be warned. */
    readonly firstNumberHoldHours: number;
    /** Of a request in the highest band. */
    readonly coolOffHours: number;
    /** For this long a decision can be undone, and nothing is sent before; 0: decisions are final. */
    readonly undoMinutes: number;
    readonly announcesChanges: boolean;
    readonly allowedCountries: readonly CountryCode[];
    readonly documents: DocumentLimits;
    readonly retention: Retention;
    readonly sms: SmsRules;
    /** The public registries that are asked. */
    readonly registries: readonly RegistrySource[];
  };
  /** The customer's session that acts. Answers given without one count as given in another visit. */
  readonly session?: SessionId;
}
