import { findLeft, type Left } from "#app/domain/secret-key/find-left.server.ts";
import { noteKey } from "#app/domain/secret-key/note-key.server.ts";
import { resealPlace } from "#app/domain/secret-key/reseal.server.ts";
import { restingPlaces } from "#app/domain/secret-key/resting-places.ts";
import { retireKeysBut } from "#db/secret-keys.server.ts";
import { runCommand, UsageError } from "./run-command.server.ts";

await runCommand("npm run secrets:reseal", async (services, args) => {
  if (args.length > 0) throw new UsageError("no argument is wanted");
  const [current, ...older] = services.secrets.keyIds;
  await noteKey(services);
  console.log(`SECRET_KEY is ${current}; SECRET_KEYS_OLD: ${older.join(", ") || "none"}`);
  for (const place of restingPlaces) {
    const replaced = await resealPlace(services, place);
    if (replaced > 0) console.log(`${place.what}: ${String(replaced)} under the new key`);
  }
  const left = await findLeft(services);
  for (const one of left) console.log(`Left: ${sentenceOf(one)}`);
  if (left.length > 0) {
    console.log("Keep SECRET_KEYS_OLD as it is, and run this command again later.");
    return 1;
  }
  await retireKeysBut(services.db, current);
  console.log("Nothing needs an older key: SECRET_KEYS_OLD can be removed.");
  return 0;
});

function sentenceOf(left: Left) {
  switch (left.kind) {
    case "rows":
      return `${left.place.what}: ${String(left.count)} changed meanwhile`;
    case "gone":
      return `${left.place.what}: ${String(left.count)} under the key ${left.key || "of an earlier version"}, which is not in SECRET_KEYS_OLD: add it, or they are lost`;
    case "former":
      return `${left.place.what}: ${String(left.count)} written by an earlier version, until they are used, replaced or erased`;
    case "messages":
      return `messages that wait to be sent: ${String(left.count)}`;
    case "jobs":
      return `links that were asked for and not made yet: ${String(left.count)}`;
    case "browsers":
      return `browsers known from a sign-in of staff, until ${dated(left.until)} at the latest`;
    case "attempts":
      return `counts of attempts, until ${dated(left.until)}`;
    case "budgets":
      return `mails about used-up budgets, until ${dated(left.until)}: another one may go out`;
  }
}

function dated(at: Date) {
  return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
