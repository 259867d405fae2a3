import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import postgres from "postgres";
import { verifyAuditTrail } from "#db/audit-events.server.ts";
import { openDatabase } from "#db/connection/client.server.ts";
import { signInStaff } from "#tests/support/e2e/sign-in.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import type { World } from "#tests/support/e2e/world.ts";
import { startWebhookReceiver } from "#tests/support/vendors/webhook-receiver.ts";
import { letFactorsStayFresh } from "./fresh-factors.ts";
import { type Product, startProduct } from "./product.ts";

const secret = `whsec_${Buffer.from("the client area of the journeys").toString("base64")}`;

/** Playwright's global setup: one product for all journeys. */
export default async function setup(): Promise<() => Promise<void>> {
  const clientArea = await startWebhookReceiver({ secret });
  const window = createServer((_request, response) => {
    response.end(JSON.stringify(clientArea.received));
  });
  await new Promise<void>((resolve) => window.listen(0, "127.0.0.1", resolve));
  const product = await startProduct({
    env: {
      HOLD_HOURS: "48",
      LOG_LEVEL: "warn",
      RATE_LIMIT_FACTOR: "100",
      UNDO_MINUTES: "0",
      SMS_BUDGET_DAY: "1000000",
      SMS_BUDGET_HOUR: "1000000",
      WEBHOOK_URL: `${clientArea.origin}/hooks`,
      WEBHOOK_SECRET: secret,
    },
  });
  const { port } = window.address() as AddressInfo;
  await tellWorkers(product, `http://127.0.0.1:${String(port)}`);
  return async () => {
    window.close();
    const db = openDatabase(product.runtime.databaseUrl, { connections: 1 });
    const { events, faults } = await verifyAuditTrail(db);
    await db.close();
    await Promise.all([product.stop(), clientArea.stop()]);
    const complaints = complaintsIn(product.output());
    if (faults.length > 0) throw new Error(`the audit trail: ${JSON.stringify(faults)}`);
    console.log(`The audit trail of all journeys holds: ${String(events)} events.`);
    if (complaints !== "") console.log(`The product complained:\n${complaints}`);
  };
}

function complaintsIn(output: string): string {
  const times = new Map<string, number>();
  for (const line of output.split("\n").filter((one) => one.includes('"level":"error"'))) {
    const { process: from, msg, err } = JSON.parse(line) as Record<string, unknown>;
    const said = `${String(from)}: ${(err as Error | undefined)?.message ?? String(msg)}`;
    times.set(said, (times.get(said) ?? 0) + 1);
  }
  return [...times].map(([said, count]) => `  ${String(count)} × ${said}`).join("\n");
}

/** Workers are separate processes: an environment variable names the file with their data. */
async function tellWorkers({ origin, dataDir, demo, runtime }: Product, webhooks: string) {
  await letFactorsStayFresh(runtime.databaseUrl);
  const names = ["administrator", "inviter", "reviewer", "colleague", "agent", "auditor"];
  const desk: Record<string, string> = {};
  for (const [index, member] of demo.staff.entries()) {
    const visitor = await signInStaff(new Visitor(origin), member);
    desk[names[index] ?? member.email] = visitor.cookie("desk") ?? "";
  }
  const sql = postgres(runtime.databaseUrl, { max: 1 });
  await sql`create sequence e2e_numbers`;
  await sql.end();
  const { databaseUrl, storeEndpoint, bucket } = runtime;
  const places = { origin, dataDir, databaseUrl, storeEndpoint, bucket, webhooks };
  const file = path.join(dataDir, "world.json");
  writeFileSync(file, JSON.stringify({ ...places, apiKey: demo.apiKey, desk } satisfies World));
  process.env.PASSERELLE_ORIGIN = origin;
  process.env.PASSERELLE_DATA_DIR = dataDir;
  process.env.PASSERELLE_WORLD = file;
}
