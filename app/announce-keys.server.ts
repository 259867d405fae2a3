import { noteKey } from "#app/domain/secret-key/note-key.server.ts";
import type { Services } from "#app/services.server.ts";

export async function announceKeys(services: Pick<Services, "db" | "secrets" | "logger">) {
  try {
    const missing = await noteKey(services);
    if (missing.length === 0) return;
    services.logger.error(
      { missing },
      "SECRET_KEYS_OLD lacks keys that may still be needed: add them, and run secrets:reseal before you remove one",
    );
  } catch (err) {
    services.logger.warn({ err }, "could not note which key seals");
  }
}
