import type { Request, Response } from "express";
import type { Locale } from "#app/i18n/paraglide/runtime.js";

const year = 365 * 24 * 3600 * 1000;

export function localeOf(req: Request, res: Response, secure: boolean): Locale {
  const chosen = parseLocale(req.query.lng);
  if (chosen) {
    res.cookie("lng", chosen, { maxAge: year, sameSite: "lax", path: "/", httpOnly: true, secure });
    return chosen;
  }
  return remembered(req) ?? parseLocale(req.acceptsLanguages("fr", "en")) ?? "fr";
}

function remembered(req: Request) {
  const value = /(?:^|;\s*)lng=(fr|en)(?:;|$)/.exec(req.headers.cookie ?? "");
  return parseLocale(value?.[1]);
}

function parseLocale(value: unknown): Locale | null {
  return value === "fr" || value === "en" ? value : null;
}
