import { type AnchorFault, verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { checkStamp } from "#app/providers/timestamp/rfc3161.server.ts";
import type { AuditFault } from "#db/audit-events.server.ts";
import { runCommand } from "./run-command.server.ts";

const words: Record<AuditFault["fault"], string> = {
  gap: "an event is missing before it",
  "broken-link": "it does not follow from the event before",
  altered: "it is not what was written",
  cut: "it was written, and is gone",
  "not-as-anchored": "it is not the event that was written outside the database",
  "other-end": "it is not the end that was noted when it was written",
};

const anchorWords: Record<AnchorFault["fault"], string> = {
  missing: "it is gone from the store",
  malformed: "it is not what we wrote",
  unlinked: "it does not follow from the one before",
  signature: "its signature is wrong",
  "unknown-key":
    "it was signed with a key that is neither SECRET_KEY nor in SECRET_KEYS_OLD, and no later one with ours",
  "other-than-noted": "the database noted another hash of it",
  stamp: "its time stamp is not one of it",
};

await runCommand("npm run audit:verify", async (services) => {
  const { events, faults, anchors, anchorFaults, stampedAt, unanchored } = await verifyAudit({
    ...services,
    checkStamp,
  });
  for (const { chain, seq, fault } of faults) {
    console.error(`chain ${chain}, event ${String(seq)}: ${words[fault]}`);
  }
  for (const { anchor, fault } of anchorFaults) {
    console.error(`anchor ${String(anchor)}: ${anchorWords[fault]}`);
  }
  const stamped = stampedAt ? `, the last time stamp is of ${stampedAt.toISOString()}` : "";
  console.log(
    `${String(anchors)} anchors read${stamped}; events newer than the last one: ${String(unanchored)}`,
  );
  console.log(`Anchors are signed with ${services.secrets.publicKey}`);
  const total = faults.length + anchorFaults.length;
  console.log(`${String(events)} events read, ${String(total)} faults`);
  return total > 0 ? 1 : 0;
});
