import { parseArgs } from "node:util";
import { createApiKey } from "#app/domain/account/api-key.server.ts";
import { runCommand, UsageError } from "./run-command.server.ts";

await runCommand("npm run api-key:create -- --name client-area", async (services, args) => {
  const { values } = parseArgs({ args, options: { name: { type: "string" } } });
  const made = await createApiKey(services, { name: values.name ?? "", actor: "system" });
  if (!made.ok) throw new UsageError("--name wants the name of the program that will use the key");
  console.log("Shown once; it rests as a hash:");
  console.log(made.value.key);
  return 0;
});
