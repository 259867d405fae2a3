import { verifyAuditTrail } from "#db/audit-events.server.ts";
import { runCommand } from "./run-command.server.ts";

const words = {
  gap: "an event is missing before it",
  "broken-link": "it does not follow from the event before",
  altered: "it is not what was written",
};

await runCommand("npm run audit:verify", async ({ db }) => {
  const { events, faults } = await verifyAuditTrail(db);
  for (const { chain, seq, fault } of faults) {
    console.error(`chain ${chain}, event ${String(seq)}: ${words[fault]}`);
  }
  console.log(`${String(events)} events read, ${String(faults.length)} faults`);
  return faults.length > 0 ? 1 : 0;
});
