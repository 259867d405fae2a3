import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { copyTemplate, dropDatabase } from "./template.ts";

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject("postgresUrl");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const url = await copyTemplate(serverUrl, name);
  return { url, drop: () => dropDatabase(serverUrl, name) };
}
