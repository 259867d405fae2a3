import { describe, expect, test } from "vitest";
import { readEnvironment } from "#app/env.server.ts";
import type { Environment } from "#app/env/read-settings.ts";
import type { Settings } from "#app/env/settings.ts";

const key = Buffer.alloc(32, 7).toString("base64");
const real = {
  NODE_ENV: "production",
  DATABASE_URL: "postgres://app:secret@db.internal/passerelle",
  S3_BUCKET: "papers",
  RESEND_API_KEY: "re_123",
  EMAIL_FROM: "SafeBrands <portal@safebrands.com>",
  SMS_PROVIDER: "twilio",
  TWILIO_ACCOUNT_SID: "AC1",
  TWILIO_AUTH_TOKEN: "token",
  TWILIO_FROM: "+33700000000",
  SECRET_KEY: key,
  PUBLIC_ORIGIN: "https://portal.example",
};

function settingsOf(env: Environment): Settings {
  const read = readEnvironment(env);
  if (!read.ok) throw new Error(read.problems.join("; "));
  return read.settings;
}

function problemsOf(env: Environment): string[] {
  const read = readEnvironment(env);
  return read.ok ? [] : read.problems;
}

function mentions(problems: readonly string[], name: string): boolean {
  return problems.some((problem) => problem.startsWith(`${name} `));
}

describe("embedded mode", () => {
  test("is chosen when nothing is configured, and listens on the loopback", () => {
    const settings = settingsOf({});
    expect(settings).toMatchObject({ mode: "embedded", host: "127.0.0.1", port: 3000 });
    expect(settings.publicOrigin).toBe("http://localhost:3000");
    expect(settings.holdHours).toBe(48);
    expect(settings.smsBudget).toEqual({ hour: 500, day: 3000 });
    expect(settings.firstNumberHoldHours).toBe(24);
    expect(settings.coolOffHours).toBe(48);
    expect(settings.undoMinutes).toBe(10);
    expect(settingsOf({ UNDO_MINUTES: "0" }).undoMinutes).toBe(0);
    expect(settings.brand.supportEmail).toBe("support@safebrands.com");
    expect(settings.allowedCountries).toEqual(expect.arrayContaining(["FR", "RE", "BE", "CH"]));
  });

  test("serves metrics only where METRICS_PORT says so, and never on the portal's own port or a public address", () => {
    expect(settingsOf({}).metrics).toBeNull();
    expect(settingsOf(real).metrics).toBeNull();
    const metrics = { host: "127.0.0.1", port: 9464 };
    expect(settingsOf({ ...real, METRICS_PORT: "9464" }).metrics).toEqual(metrics);
    const inside = { ...real, METRICS_PORT: "9464", METRICS_HOST: "10.0.0.7" };
    expect(settingsOf(inside).metrics).toEqual({ host: "10.0.0.7", port: 9464 });
    const mistakes = [
      { METRICS_PORT: "3000" },
      { PORT: "4000", METRICS_PORT: "4000" },
      { METRICS_PORT: "65535" },
      { METRICS_PORT: "all" },
    ];
    for (const env of mistakes) expect(mentions(problemsOf(env), "METRICS_PORT")).toBe(true);
    const open = problemsOf({ METRICS_PORT: "9464", METRICS_HOST: "0.0.0.0" });
    expect(mentions(open, "METRICS_HOST")).toBe(true);
  });

  test("accepts the supervisor's own services, also in production", () => {
    const settings = settingsOf({
      NODE_ENV: "production",
      EMBEDDED: "1",
      PORT: "4000",
      DATABASE_URL: "postgres://passerelle:x@127.0.0.1:5555/postgres",
      S3_ENDPOINT: "http://127.0.0.1:4567",
      S3_BUCKET: "passerelle",
      SECRET_KEY: key,
    });
    expect(settings).toMatchObject({ mode: "embedded", publicOrigin: "http://localhost:4000" });
    expect(settings.secretKey).toHaveLength(32);
  });

  test("uses the address it listens on as its origin", () => {
    expect(settingsOf({ HOST: "127.0.0.1" }).publicOrigin).toBe("http://localhost:3000");
    expect(settingsOf({ HOST: "127.0.0.2" }).publicOrigin).toBe("http://127.0.0.2:3000");
    expect(settingsOf({ HOST: "::1", PORT: "80" }).publicOrigin).toBe("http://[::1]");
  });

  test("refuses public addresses and real vendors", () => {
    expect(mentions(problemsOf({ HOST: "0.0.0.0" }), "HOST")).toBe(true);
    expect(mentions(problemsOf({ PUBLIC_ORIGIN: "https://a.example" }), "PUBLIC_ORIGIN")).toBe(
      true,
    );
    expect(mentions(problemsOf({ EMBEDDED: "1", RESEND_API_KEY: "k" }), "RESEND_API_KEY")).toBe(
      true,
    );
  });
});

test("the service's budget of codes is read, and refused where it is no number", () => {
  const given = { SMS_BUDGET_HOUR: "0", SMS_BUDGET_DAY: "40" };
  expect(settingsOf(given).smsBudget).toEqual({ hour: 0, day: 40 });
  expect(mentions(problemsOf({ SMS_BUDGET_HOUR: "-1" }), "SMS_BUDGET_HOUR")).toBe(true);
  expect(mentions(problemsOf({ SMS_BUDGET_DAY: "many" }), "SMS_BUDGET_DAY")).toBe(true);
});

describe("real mode", () => {
  test("reads a complete production environment", () => {
    const settings = settingsOf({ ...real, HOLD_HOURS: "0.5", TRUST_PROXY: "1" });
    expect(settings).toMatchObject({
      mode: "real",
      production: true,
      holdHours: 0.5,
      trustProxy: 1,
    });
    expect(settings.sms).toMatchObject({ kind: "twilio", baseUrl: "https://api.twilio.com" });
    expect(settings.store).toMatchObject({ bucket: "papers", endpoint: null });
  });

  test("names every missing value together in production", () => {
    const problems = problemsOf({ NODE_ENV: "production" });
    const expected = ["DATABASE_URL", "S3_BUCKET", "RESEND_API_KEY", "EMAIL_FROM", "SMS_PROVIDER"];
    for (const name of [...expected, "SECRET_KEY", "PUBLIC_ORIGIN"]) {
      expect(mentions(problems, name), name).toBe(true);
    }
  });

  test("a half-configured environment reports what is missing", () => {
    const problems = problemsOf({ DATABASE_URL: real.DATABASE_URL, SMS_PROVIDER: "sns" });
    for (const name of ["S3_BUCKET", "RESEND_API_KEY", "AWS_REGION", "SECRET_KEY"]) {
      expect(mentions(problems, name), name).toBe(true);
    }
    expect(mentions(problems, "DATABASE_URL")).toBe(false);
  });

  test.each([
    ["EMAIL_FROM", "portal@safebrands.com"],
    ["RESEND_BASE_URL", "https://api.resend.example"],
    ["TWILIO_ACCOUNT_SID", "AC1"],
    ["TWILIO_FROM", "+33700000000"],
    ["SNS_SENDER_ID", "SafeBrands"],
  ])("is chosen as soon as one variable of a vendor is set: %s", (name, value) => {
    expect(mentions(problemsOf({ [name]: value }), "DATABASE_URL")).toBe(true);
    expect(mentions(problemsOf({ EMBEDDED: "1", [name]: value }), name)).toBe(true);
    expect(settingsOf({ [name]: "  " }).mode).toBe("embedded");
  });

  test.each([
    ["PORT", "70000"],
    ["DATABASE_URL", "mysql://a/b"],
    ["PUBLIC_ORIGIN", "http://portal.example"],
    ["PUBLIC_ORIGIN", "https://portal.example/path"],
    ["ALLOWED_COUNTRIES", "FR,ZZ"],
    ["SECRET_KEY", "short"],
    ["HOLD_HOURS", "-1"],
    ["FIRST_NUMBER_HOLD_HOURS", "soon"],
    ["UNDO_MINUTES", "1.5"],
    ["COOL_OFF_HOURS", "73"],
    ["EMAIL_FROM", "nobody"],
    ["S3_ENDPOINT", "not an address"],
    ["WEBHOOK_SECRET", "whsec_c2VjcmV0c2VjcmV0c2VjcmV0"],
    ["TRUST_PROXY", "perhaps"],
  ])("refuses a wrong %s (%s) without repeating it", (name, value) => {
    const problems = problemsOf({ ...real, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).not.toContain(name === "SECRET_KEY" ? value : "re_123");
  });

  test("a webhook needs both its address and its secret", () => {
    const problems = problemsOf({ ...real, WEBHOOK_URL: "https://hooks.example/a" });
    expect(problems).toEqual(["WEBHOOK_SECRET is missing (WEBHOOK_URL is set)"]);
  });

  const sso = {
    OIDC_ISSUER: "https://id.example/realm",
    OIDC_CLIENT_ID: "passerelle",
    OIDC_CLIENT_SECRET: "s3cret",
  };

  test("sign-in of staff by a provider wants its three variables, or none", () => {
    expect(settingsOf(real).sso).toBeNull();
    expect(settingsOf({ ...real, ...sso }).sso).toEqual({
      issuer: "https://id.example/realm",
      clientId: "passerelle",
      clientSecret: "s3cret",
      scope: "openid email",
      rolesClaim: "roles",
      rolesPrefix: "",
    });
    expect(problemsOf({ ...real, ...sso, OIDC_CLIENT_SECRET: "" })).toEqual([
      "OIDC_CLIENT_SECRET is missing (OIDC_ISSUER, OIDC_CLIENT_ID are set)",
    ]);
    expect(problemsOf({ ...real, OIDC_CLIENT_ID: "passerelle" })).toEqual([
      "OIDC_ISSUER is missing (OIDC_CLIENT_ID is set)",
      "OIDC_CLIENT_SECRET is missing (OIDC_CLIENT_ID is set)",
    ]);
  });

  test.each([
    ["http://id.example", 1],
    ["https://id.example/?a=b", 1],
    ["id.example", 1],
    ["http://127.0.0.1:4000", 0],
    ["http://localhost:4000", 0],
  ])("the provider is reached by https, but on the loopback: %s", (issuer, problems) => {
    const all = { ...real, ...sso, OIDC_ISSUER: issuer };
    const found = problems === 0 ? [] : problemsOf(all);
    expect(found).toHaveLength(problems);
    if (problems === 0) expect(settingsOf(all).sso?.issuer).toBe(issuer);
  });

  test("scopes of the provider have openid among them", () => {
    expect(problemsOf({ ...real, ...sso, OIDC_SCOPE: "email" })[0]).toMatch(/^OIDC_SCOPE must/);
    const given = {
      OIDC_SCOPE: "openid groups",
      OIDC_ROLES_CLAIM: "groups",
      OIDC_ROLES_PREFIX: "p-",
    };
    expect(settingsOf({ ...real, ...sso, ...given }).sso).toMatchObject({
      scope: "openid groups",
      rolesClaim: "groups",
      rolesPrefix: "p-",
    });
  });

  test("old keys are read in either writing, with blanks around the commas", () => {
    expect(settingsOf(real).oldSecretKeys).toEqual([]);
    const given = `${"ab".repeat(32)} , ${Buffer.alloc(33, 9).toString("base64")}`;
    const { oldSecretKeys } = settingsOf({ ...real, SECRET_KEYS_OLD: given });
    expect(oldSecretKeys.map((one) => one.length)).toEqual([32, 33]);
    expect(settingsOf({ SECRET_KEYS_OLD: given }).oldSecretKeys).toHaveLength(2);
  });

  const other = "ab".repeat(32);
  test.each([
    ["a short one", `${other},c2hvcnQ=`, "with commas between: number 2 is none"],
    ["a comma too many", `${other},`, "with commas between: number 2 is none"],
    ["the current one", `${other},${key}`, "contains SECRET_KEY itself"],
    ["the current one in hex", Buffer.from(key, "base64").toString("hex"), "SECRET_KEY itself"],
    ["one twice", `${other},${Buffer.from(other, "hex").toString("base64")}`, "same key twice"],
  ])("old keys with %s are refused in one sentence, without their value", (_what, value, why) => {
    const problems = problemsOf({ ...real, SECRET_KEYS_OLD: value });
    expect(problems).toEqual([expect.stringMatching(/^SECRET_KEYS_OLD /)]);
    expect(problems[0]).toContain(why);
    expect(problems[0]).not.toContain(other);
  });

  test("a key can be given in hex", () => {
    expect(settingsOf({ ...real, SECRET_KEY: "ab".repeat(32) }).secretKey).toHaveLength(32);
  });
});

describe("the public registries", () => {
  test("are asked at their official addresses in production only", () => {
    expect(settingsOf(real).registries).toEqual({
      companies: "https://recherche-entreprises.api.gouv.fr",
      journal: "https://journal-officiel-datadila.opendatasoft.com",
      gazette: "https://bodacc-datadila.opendatasoft.com",
    });
    const none = { companies: null, journal: null, gazette: null };
    expect(settingsOf({}).registries).toEqual(none);
    expect(settingsOf({ ...real, NODE_ENV: "test" }).registries).toEqual(none);
  });

  test("are asked elsewhere, or not at all, where a setting says so", () => {
    const settings = settingsOf({
      ...real,
      COMPANY_REGISTRY_URL: "http://127.0.0.1:4000/companies",
      JOURNAL_URL: "off",
      GAZETTE_URL: " ",
    });
    expect(settings.registries).toEqual({
      companies: "http://127.0.0.1:4000/companies",
      journal: null,
      gazette: null,
    });
    const wrong = problemsOf({ ...real, GAZETTE_URL: "ftp://bodacc.example" });
    expect(mentions(wrong, "GAZETTE_URL")).toBe(true);
  });
});
