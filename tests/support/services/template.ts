import postgres from "postgres";
import { migrate } from "#db/connection/migrate.server.ts";

const template = "passerelle_template";

export async function createTemplate(serverUrl: string): Promise<void> {
  await onServer(serverUrl, `create database ${template}`);
  await migrate(databaseOn(serverUrl, template));
  // A copy never waits, because nobody can connect to the template.
  await onServer(serverUrl, `alter database ${template} with allow_connections false`);
}

export async function copyTemplate(serverUrl: string, name: string): Promise<string> {
  await onServer(serverUrl, `create database ${name} template ${template}`);
  return databaseOn(serverUrl, name);
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await onServer(serverUrl, `drop database if exists ${name} with (force)`);
}

function databaseOn(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
