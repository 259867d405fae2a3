import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import type { Services } from "#app/services.server.ts";
import { health } from "./health.server.ts";
import { refuseStrangers, useOneName } from "./one-name.server.ts";
import { pages } from "./pages.server.ts";
import { logRequests } from "./request-log.server.ts";
import { refuseOtherSites } from "./same-site.server.ts";
import { securityHeaders } from "./security-headers.server.ts";
import { takeUpload } from "./take-upload.server.ts";

/** Where the built pages and their assets come from. */
export interface Front {
  readonly assets: RequestHandler[];
  readonly build: () => Promise<ServerBuild>;
}

/** The HTTP server in front of Remix, in the order in which a request passes. */
export function createApp(services: Services, front: Front): Express {
  const { settings, logger } = services;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", settings.trustProxy);
  app.use(logRequests(logger));
  app.use(securityHeaders({ secure: settings.publicOrigin.startsWith("https:") }));
  app.use(health(services));
  app.use(
    settings.mode === "embedded"
      ? refuseStrangers(settings.port)
      : useOneName(settings.publicOrigin),
  );
  app.use(compression());
  app.use(front.assets);
  app.use(refuseOtherSites(settings.publicOrigin));
  app.use(takeUpload(services));
  app.all("*", pages(services, front.build));
  return app;
}
