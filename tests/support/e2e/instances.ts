import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Domain } from "#app/domain/domain.ts";
import { createSecrets } from "#app/domain/secrets.server.ts";
import { findFreePort } from "#app/embedded/free-port.server.ts";
import { insertAccounts } from "#db/account-import.server.ts";
import { openDatabase } from "#db/connection/client.server.ts";
import { asEmail, asMobile } from "#tests/support/contacts.ts";
import { letFactorsStayFresh } from "#tests/support/product/fresh-factors.ts";
import { testRules } from "#tests/support/rules.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/services/database.ts";
import { createTestBucket } from "#tests/support/services/object-store.ts";
import { startResend } from "#tests/support/vendors/resend.ts";
import { startTwilio } from "#tests/support/vendors/twilio.ts";
import { startWebhookReceiver } from "#tests/support/vendors/webhook-receiver.ts";

export interface Process {
  readonly name: ProcessName;
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
}

interface AccountKind {
  readonly entity?: "individual" | "company" | "association";
  readonly hasMobile?: boolean;
}

/** No client connects to it. */
export const publicOrigin = "http://portal.test:8080";

/** Maps the client area's name to the loopback. */
const testNetwork = pathToFileURL(path.resolve("tests/support/product/test-network.mjs")).href;

type ProcessName = "server" | "worker";

export interface InstancesOptions {
  /** Instead of a new one on the tests' PostgreSQL. */
  readonly database?: TestDatabase;
  /** Returns a URL to use instead of the database's own. */
  readonly throughTo?: (url: string) => Promise<string>;
  /** Instead of a new bucket in the tests' store. */
  readonly store?: { readonly endpoint: string; readonly bucket: string };
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Web processes and workers on one database and one store, with loopback vendors and a client area.
 */
export async function startInstances(
  counts: { servers: number; workers: number },
  { database: own, throughTo, store: ownStore, env: changes = {} }: InstancesOptions = {},
) {
  const database = own ?? (await createTestDatabase());
  const store = ownStore ?? (await createTestBucket());
  await letFactorsStayFresh(database.url);
  const resend = await startResend({ apiKey: "re_test" });
  const twilio = await startTwilio({ accountSid: "AC1", authToken: "token" });
  const webhookSecret = `whsec_${randomBytes(24).toString("base64")}`;
  const clientArea = await startWebhookReceiver({ secret: webhookSecret });
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "passerelle-instances-"));
  const secretKey = randomBytes(32);
  let printed = "";
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "",
    NODE_ENV: "test",
    DATA_DIR: dataDir,
    PUBLIC_ORIGIN: publicOrigin,
    HOST: "127.0.0.1",
    DATABASE_URL: (await throughTo?.(database.url)) ?? database.url,
    S3_ENDPOINT: store.endpoint,
    S3_BUCKET: store.bucket,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    RESEND_API_KEY: "re_test",
    RESEND_BASE_URL: resend.origin,
    EMAIL_FROM: "Portail <portail@exemple.fr>",
    SMS_PROVIDER: "twilio",
    TWILIO_ACCOUNT_SID: "AC1",
    TWILIO_AUTH_TOKEN: "token",
    TWILIO_FROM: "PORTAIL",
    TWILIO_BASE_URL: twilio.origin,
    SECRET_KEY: secretKey.toString("base64"),
    RATE_LIMIT_FACTOR: "100",
    UNDO_MINUTES: "0",
    SMS_BUDGET_DAY: "1000000",
    SMS_BUDGET_HOUR: "1000000",
    LOG_LEVEL: "debug",
    WEBHOOK_URL: `http://client-area.test:${new URL(clientArea.origin).port}/hooks`,
    WEBHOOK_SECRET: webhookSecret,
    ...changes,
  };

  const start = (name: ProcessName, port = 0): Promise<Process> => {
    const child = fork(`build/processes/${name}.js`, [], {
      env: { ...env, PORT: String(port || 1) } as unknown as NodeJS.ProcessEnv,
      execArgv: ["--import", testNetwork],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    child.stdout?.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr?.on("data", (chunk: Buffer) => (printed += chunk.toString()));
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    return new Promise((resolve, reject) => {
      child.once("message", () => resolve({ name, child, ended }));
      child.once("error", reject);
      void ended.then((code) => reject(new Error(`${name} ended (${String(code)}): ${printed}`)));
    });
  };

  const ports = await Promise.all(Array.from({ length: counts.servers }, findFreePort));
  const servers = await Promise.all(ports.map((port) => start("server", port)));
  const workers = await Promise.all(Array.from({ length: counts.workers }, () => start("worker")));
  const processes: Record<ProcessName, Process[]> = { server: servers, worker: workers };
  const db = openDatabase(database.url, { connections: 3 });
  const secrets = createSecrets(new Uint8Array(secretKey));
  const domain: Domain = { db, secrets, rules: testRules };
  let number = 0;

  return {
    bases: ports.map((port) => `http://127.0.0.1:${String(port)}`),
    databaseUrl: database.url,
    servers,
    workers,
    resend,
    twilio,
    clientArea,
    webhookSecret,
    domain,
    env: { ...env, PORT: "1" } as Readonly<Record<string, string>>,
    output: () => printed,
    /** On the same port, after SIGKILL if it still runs. Throws if it does not start. */
    async restart(name: ProcessName, index = 0) {
      const gone = processes[name][index];
      gone?.child.kill("SIGKILL");
      await gone?.ended;
      processes[name][index] = await start(name, name === "server" ? ports[index] : 0);
    },
    async startWorker() {
      const worker = await start("worker");
      workers.push(worker);
      return worker;
    },
    async newAccount({ entity = "individual", hasMobile = false }: AccountKind = {}) {
      number += 1;
      const login = `flow-${String(number)}`;
      const email = `${login}@exemple.fr`;
      // Each in a range of its own, as the budgets of SMS count them.
      const range = String(1_000 + number);
      const mobile = `+3361${range}235`;
      const oldMobile = hasMobile ? `+3361${range}246` : null;
      const contactName = "Anne Essai";
      const row = { login, loginKey: login, entity, name: contactName, contactName };
      await insertAccounts(db, [
        {
          ...row,
          contactEmail: asEmail(email),
          knownPhone: "+33199001234",
          ...(entity === "company" && { siren: "732829320" }),
          ...(entity === "association" && { rna: "W691012345" }),
          ...(oldMobile && {
            mobile: asMobile(oldMobile),
            mobileVerifiedAt: new Date("2024-05-14"),
          }),
        },
      ]);
      return { login, email, mobile, oldMobile };
    },
    async stop() {
      for (const { child } of [...servers, ...workers]) child.kill("SIGTERM");
      await Promise.all([...servers, ...workers].map(({ ended }) => ended));
      await db.close();
      await Promise.all([resend.stop(), twilio.stop(), clientArea.stop()]);
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export type Instances = Awaited<ReturnType<typeof startInstances>>;
