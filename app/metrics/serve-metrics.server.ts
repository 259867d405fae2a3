import { createServer, type Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { collectDefaultMetrics } from "prom-client";
import type { Services } from "#app/services.server.ts";
import { registry } from "./registry.server.ts";
import { createScrape, type Scrape } from "./scrape.server.ts";

type Means = Pick<Services, "db" | "logger"> & {
  readonly settings: Pick<Services["settings"], "metrics">;
};

/** Milliseconds between two attempts to listen, while a process that is ending has the port. */
const pause = 5_000;

/**
 * `/metrics` on an address of its own, which no visitor reaches; nothing without `METRICS_PORT`. The
 * portal works on when the port is taken: `up` at the monitor tells it.
 */
export function serveMetrics({ db, logger, settings }: Means, processName: string) {
  const { metrics } = settings;
  if (!metrics) return { close: () => Promise.resolve() };
  registry.setDefaultLabels({ process: processName });
  collectDefaultMetrics({ register: registry });
  const server = metricsServer(createScrape(db));
  let isClosed = false;
  const listen = () => void server.listen(metrics.port, metrics.host);
  server.on("listening", () => logger.info(metrics, "metrics are served"));
  server.on("error", (err: NodeJS.ErrnoException) => {
    logger.error({ err }, "metrics are not served");
    if (err.code === "EADDRINUSE")
      void sleep(pause, undefined, { ref: false }).then(() => (isClosed ? undefined : listen()));
  });
  listen();
  return {
    close: () => {
      isClosed = true;
      server.closeAllConnections();
      return new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

export function metricsServer(scrape: Scrape): Server {
  const server = createServer((req, res) => {
    const isRead = req.method === "GET" || req.method === "HEAD";
    if (!isRead || req.url !== "/metrics") {
      res.writeHead(404, { "Content-Type": "text/plain" }).end("not found\n");
      return;
    }
    scrape().then(
      (text) => res.writeHead(200, { "Content-Type": registry.contentType }).end(text),
      () => res.writeHead(500, { "Content-Type": "text/plain" }).end("failed\n"),
    );
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 10_000;
  return server;
}
