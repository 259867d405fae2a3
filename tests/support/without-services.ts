import type { TestProject } from "vitest/node";
import { ensureMessages } from "../../bin/messages.mjs";

/** A name that no machine has: it says in the error what to do. */
const host = "a-test-with-a-service-is-named.db.test.ts.invalid";

/** Once a run, for the tests without services: one that asks for PostgreSQL or the object store fails. */
export default async function setup(project: TestProject): Promise<void> {
  await ensureMessages();
  project.provide("postgresUrl", `postgres://${host}/postgres`);
  project.provide("postgresLog", `/${host}`);
  project.provide("objectStore", { endpoint: `http://${host}`, bucket: host });
}
