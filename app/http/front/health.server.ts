import { Router } from "express";
import { paths } from "#app/routes/paths.ts";
import type { Services } from "#app/services.server.ts";

/** `/healthz`: the process is alive. `/readyz`: database and store answer within 3 s. */
export function health({ ping, logger }: Pick<Services, "ping" | "logger">) {
  const router = Router();
  router.get(paths.alive(), (_req, res) => {
    res.type("text").send("alive\n");
  });
  router.get(paths.ready(), (_req, res) => {
    const late = new Promise<never>((_resolve, reject) =>
      setTimeout(() => reject(new Error("no answer within 3 s")), 3000).unref(),
    );
    Promise.race([ping(), late]).then(
      () => res.type("text").send("ready\n"),
      (err: unknown) => {
        logger.warn({ err }, "not ready");
        res.status(503).type("text").send("not ready\n");
      },
    );
  });
  return router;
}
