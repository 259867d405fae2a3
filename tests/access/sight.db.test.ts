import { eq } from "drizzle-orm";
import type { RequestId } from "#app/domain/ids.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { requests } from "#db/schema/requests.ts";
import type { Line, Stage } from "#tests/support/access/line.ts";
import { tryLines } from "#tests/support/access/try-lines.ts";
import { letAgentsSee, staffLines } from "./staff-lines.ts";

const names = Object.keys(staffPaths) as (keyof typeof staffPaths)[];
const ofOneRequest = names.filter((name) => staffPaths[name].pattern.includes(":reference"));

/** Nobody has it. */
const unassigned = (line: Line): Line => ({
  ...line,
  about: [line.about, "out of sight"].filter(Boolean).join(", "),
  may: line.may.filter((person) => person !== "agent"),
  refusal: 404,
  ask: async (stage) => {
    await letAgentsSee(stage, "assigned");
    return line.ask(stage);
  },
});

/** The agent has it. */
const assigned = (line: Line): Line => ({
  ...line,
  about: [line.about, "assigned"].filter(Boolean).join(", "),
  ask: async (stage: Stage) => {
    await letAgentsSee(stage, "assigned");
    const ask = await line.ask(stage);
    const [id] = (ask.stake ?? []) as RequestId[];
    if (!id) throw new Error("the line does not say which request it is about");
    const mine = { assigneeId: stage.members.agent.id, assignedAt: new Date() };
    await stage.scene.domain.db.update(requests).set(mine).where(eq(requests.id, id));
    return ask;
  },
});

/* Where agents see only what is assigned to them, every address of another request is not found. */
tryLines(
  Object.fromEntries(
    ofOneRequest.map((name) => [
      name,
      staffLines[name].flatMap((line) => [
        unassigned(line),
        ...(line.method === "GET" && line.may.includes("agent") ? [assigned(line)] : []),
      ]),
    ]),
  ),
);
