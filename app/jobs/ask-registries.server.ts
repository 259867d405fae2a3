import type { JobPayloads } from "#app/domain/jobs.ts";
import { limits } from "#app/domain/limits.ts";
import { askRegistries } from "#app/domain/registry/ask-registries.server.ts";
import { observeRegistry } from "#app/metrics/observe.server.ts";
import type { Registry } from "#app/providers/registry/registry.ts";
import type { Services } from "#app/services.server.ts";
import { databaseMoment } from "#db/connection/clock.server.ts";
import { addJob } from "#db/jobs.server.ts";

/** A registry that is away is asked again later, and less and less often. */
export async function askRegistriesJob(
  services: Services,
  { requestId, tries }: JobPayloads["ask-registries"],
) {
  const wait = await askRegistries(services, observed(services.registry), requestId);
  const minutes = limits.registryRetryMinutes[tries];
  if (wait === null || minutes === undefined) return;
  const now = await databaseMoment(services.db);
  const runAt = new Date(now.getTime() + Math.max(wait, minutes * 60) * 1000);
  const key = `registries:${requestId}`;
  await addJob(services.db, "ask-registries", { requestId, tries: tries + 1 }, { key, runAt });
}

function observed(registry: Registry): Registry {
  return {
    ...registry,
    ask: async (question) => {
      const reply = await registry.ask(question);
      observeRegistry(question.source, reply.state);
      return reply;
    },
  };
}
