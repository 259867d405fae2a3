// npm run check: types, lint, format, what is unused and the pure tests, at once and with caches; starts no service.
import { ensureMessages } from "./messages.mjs";
import { format, lintChanged, performAll, sumUp, types, unused, vitest } from "./steps.mjs";
import { handOver, root } from "./workshop.mjs";

await handOver(import.meta.url);
process.chdir(root);
await ensureMessages();
process.exit(
  sumUp(
    await performAll([[types, unused], [lintChanged], [vitest("pure", "--project=pure"), format]]),
  ),
);
