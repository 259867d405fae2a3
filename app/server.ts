import { announceChildren } from "#app/announce-children.server.ts";
import { announceKeys } from "#app/announce-keys.server.ts";
import { hourMs } from "#app/domain/durations.ts";
import { settingsOrExit } from "#app/env.server.ts";
import { createApp } from "#app/http/front/create-app.server.ts";
import { builtFront, developmentFront } from "#app/http/front/front.server.ts";
import { sweepTemporaryCopies } from "#app/http/upload/temporary-copy.server.ts";
import { serveMetrics } from "#app/metrics/serve-metrics.server.ts";
import { createServices } from "#app/services.server.ts";
import { whenAskedToStop } from "#app/stop.server.ts";

const settings = settingsOrExit();
const services = createServices(settings, "server");
const front = settings.dev ? await developmentFront() : await builtFront();
const server = createApp(services, front).listen(settings.port, settings.host, () => {
  process.send?.({ type: "ready" });
  services.logger.info({ port: settings.port }, "the server listens");
});
const metrics = serveMetrics(services, "server");
void announceChildren(services);
void announceKeys(services);
// One hour old, so that none is still in use.
sweepTemporaryCopies(hourMs).catch((err: unknown) =>
  services.logger.warn({ err }, "temporary files stay"),
);
server.headersTimeout = 20_000;
// 60 MB from a phone take time; slow senders are given up by their pace.
server.requestTimeout = 7_200_000;

whenAskedToStop(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await closed;
  await metrics.close();
  await services.close();
});
