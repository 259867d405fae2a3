import type { Response } from "express";
import type { Services } from "#app/services.server.ts";
import { claimOf } from "./upload-claim.ts";

/** What the page has not claimed when the response ends is discarded. */
export function holdForPage(
  { logger }: Pick<Services, "logger">,
  res: Response,
  discard: () => Promise<void>,
) {
  const claim = claimOf(discard);
  const end = () => {
    claim.end().catch((err: unknown) => logger.error({ err }, "an upload was left behind"));
  };
  if (res.closed) end();
  else res.once("close", end);
  res.locals.claimUpload = claim.take;
}
