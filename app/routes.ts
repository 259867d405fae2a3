import { route, type RouteConfig } from "@remix-run/route-config";
import { staffRoutes } from "./routes/staff/addresses.ts";

/** Every address of the site. No route is nested: a page is a document of its own. */
export default [
  route("/", "routes/home.tsx"),
  route("/link", "routes/link.tsx"),
  route("/login/:token", "routes/login.tsx"),
  route("/code", "routes/code.tsx"),
  route("/request", "routes/request/status.tsx"),
  route("/request/situation", "routes/request/situation.tsx"),
  route("/request/mobile", "routes/request/mobile.tsx"),
  route("/request/addresses", "routes/request/addresses.tsx"),
  route("/request/contact", "routes/request/contact.tsx"),
  route("/request/documents", "routes/request/documents.tsx"),
  route("/request/documents/:id/removal", "routes/request/document-removal.tsx"),
  route("/request/verification", "routes/request/verification.tsx"),
  route("/request/verification/current", "routes/request/verification-current.tsx"),
  route("/request/check", "routes/request/check.tsx"),
  route("/request/withdrawal", "routes/request/withdrawal.tsx"),
  route("/request/leaving", "routes/request/leaving.tsx"),
  route("/contact/:token", "routes/contact.tsx"),
  route("/notice/:token", "routes/notice.tsx"),
  route("/outbox", "routes/outbox.tsx"),
  route("/outbox.json", "routes/outbox-json.ts"),
  route("/api/v1/accounts/:login", "routes/api/account.ts"),
  ...staffRoutes,
  route("/refused", "routes/refused.tsx"),
  route("/failed", "routes/failed.tsx"),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
