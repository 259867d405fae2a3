import { makeSsoOptional } from "#app/domain/staff/sso/sso-rule.server.ts";
import { runCommand, UsageError } from "./run-command.server.ts";

/** The way back in when only the provider of identities opens sessions, and it is away for long. */
await runCommand("npm run staff:sso -- --optional", async (services, args) => {
  if (args.length !== 1 || args[0] !== "--optional") throw new UsageError("--optional is wanted");
  const isChanged = await makeSsoOptional(services);
  console.log(
    isChanged
      ? "Passwords and passkeys open sessions again. The administrators are told."
      : "Passwords and passkeys open sessions already.",
  );
  return 0;
});
