import { settingsOrExit } from "#app/env.server.ts";
import { createServices, type Services } from "#app/services.server.ts";

/** Shown with the usage line, without a stack trace. */
export class UsageError extends Error {}

export async function runCommand(
  usage: string,
  command: (services: Services, args: string[]) => Promise<number>,
) {
  const services = createServices(settingsOrExit(), "command");
  const given = process.argv.slice(2);
  try {
    process.exitCode = await command(services, given[0] === "--" ? given.slice(1) : given);
  } catch (error) {
    if (!isUsage(error)) throw error;
    console.error(`${error.message}\nUsage: ${usage}`);
    process.exitCode = 2;
  } finally {
    await services.close();
  }
}

function isUsage(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.startsWith("ERR_PARSE_ARGS");
}
