import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import type { Services } from "#app/services.server.ts";
import { takeStaffFile } from "../upload/take-staff-file.server.ts";
import { takeStaffMessage } from "../upload/take-staff-message.server.ts";
import { takeUpload } from "../upload/take-upload.server.ts";
import { cookiesFirst } from "./cookies-first.server.ts";
import { explainFailure } from "./explain-failure.server.ts";
import { ourFormsOnly } from "./form-content-type.server.ts";
import { health } from "./health.server.ts";
import { loopbackOrigins, refuseStrangers, useOneName } from "./host-check.server.ts";
import { readOneAddress } from "./one-address.server.ts";
import { pages } from "./pages.server.ts";
import { logRequests } from "./request-log.server.ts";
import { refuseOtherSites } from "./same-site.server.ts";
import { securityHeaders } from "./security-headers.server.ts";
import { refuseSlowSenders } from "./slow-senders.server.ts";
import { smallBodiesOnly } from "./small-bodies.server.ts";
import { tidyLinks } from "./tidy-links.server.ts";

export interface Front {
  readonly assets: RequestHandler[];
  readonly build: () => Promise<ServerBuild>;
}

export function createApp(services: Services, front: Front): Express {
  const { settings, logger } = services;
  const { publicOrigin } = settings;
  const isEmbedded = settings.mode === "embedded";
  const origins = isEmbedded ? loopbackOrigins(settings) : new Set([publicOrigin]);
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", settings.trustProxy);
  app.use(readOneAddress);
  app.use(logRequests(logger));
  app.use(securityHeaders({ secure: publicOrigin.startsWith("https:") }));
  app.use(health(services));
  app.use(isEmbedded ? refuseStrangers(origins) : useOneName(publicOrigin));
  app.use(compression());
  app.use(front.assets);
  app.use(refuseOtherSites(origins));
  app.use(tidyLinks);
  app.use(cookiesFirst({ secure: publicOrigin.startsWith("https:") }));
  app.use(takeUpload(services));
  app.use(takeStaffFile(services));
  app.use(takeStaffMessage(services));
  app.use(refuseSlowSenders());
  app.use(smallBodiesOnly);
  app.use(ourFormsOnly);
  const toPages = pages(services, front.build);
  app.all("*", toPages);
  app.use(explainFailure(services, toPages));
  return app;
}
