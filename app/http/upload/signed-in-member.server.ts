import type { Request as ExpressRequest } from "express";
import { findStaffSession } from "#app/domain/staff/find-session.server.ts";
import { type CookieKind, readToken } from "../cookies.server.ts";
import type { Means } from "./take-upload.server.ts";

export function tokenOf(services: Means, req: ExpressRequest, kind: CookieKind) {
  const headers = new Headers({ cookie: req.headers.cookie ?? "" });
  return readToken(kind, { headers }, services);
}

export async function signedInMember(services: Means, req: ExpressRequest) {
  const token = await tokenOf(services, req, "staff");
  return token ? findStaffSession(services, token, "full") : null;
}
