import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Status, statuses, transitions } from "#app/domain/request/state-machine.ts";
import { carryTo, type Case } from "#tests/support/scenario/cases.ts";
import { openScene, type Scene } from "#tests/support/scenario/scenario.ts";

let scene: Scene;
let cases: Record<Status, Case>;
beforeAll(async () => {
  scene = await openScene();
  const carry = (status: Status) =>
    carryTo(scene, "individual.change", status, { hasNumber: true, losesOld: true });
  const carried: [Status, Case][] = [];
  for (const status of statuses) carried.push([status, await carry(status)]);
  cases = Object.fromEntries(carried) as Record<Status, Case>;
});
afterAll(() => scene.close());

class Undone extends Error {}

/** Rolls back. Returns "accepted" or the database's refusal. */
async function attempt(...statements: SQL[]): Promise<string> {
  try {
    await scene.domain.db.transaction(async (tx) => {
      for (const statement of statements) await tx.execute(statement);
      throw new Undone();
    });
  } catch (error) {
    if (error instanceof Undone) return "accepted";
    const { cause } = error as { cause?: Error };
    return cause?.message ?? String(error);
  }
  return "committed";
}

/**
 * Sets everything that the checks of the new status require, so that only the transition itself can
 * be refused.
 */
const moveTo = (id: string, status: Status) => sql`update requests set
  status = ${status}::request_status,
  submitted_at = coalesce(submitted_at, now()),
  decided_at = coalesce(decided_at, now()),
  takes_effect_at = ${status === "approved" || status === "applied" ? sql`now()` : sql`null`},
  applied_at = ${status === "applied" ? sql`now()` : sql`null`},
  steps_asked = '{mobile}'
  where id = ${id}`;

const legal = new Set(
  Object.values(transitions).flatMap(({ from, to }) =>
    (from as readonly Status[]).map((status) => `${status}>${to}`),
  ),
);
const onlyFrozen = new Set(
  Object.values(transitions).flatMap((rule) =>
    "onlyFrozenFrom" in rule ? rule.onlyFrozenFrom.map((from) => `${from}>${rule.to}`) : [],
  ),
);
const pairs = statuses.flatMap((from) =>
  statuses.filter((to) => to !== from).map((to) => [from, to] as const),
);

describe("the database has the same status transitions as the program", () => {
  it("covers every pair of statuses", () => {
    expect(pairs).toHaveLength(72);
    expect(legal.size).toBe(17);
    expect([...onlyFrozen]).toEqual(["started>rejected", "returned>rejected"]);
  });

  const unconfirmed = () => sql`update requests set confirmation_due = true,
    confirmation_asked_at = now() - interval '4 days', confirm_before = now() - interval '1 day'
    where id = ${cases.approved.id}`;

  it.each(pairs.filter(([from, to]) => legal.has(`${from}>${to}`)))(
    "allows a request to go from %s to %s, in some cases only while frozen",
    async (from, to) => {
      const { id } = cases[from];
      const isAlone = !onlyFrozen.has(`${from}>${to}`);
      const thawed = `a request cannot go from ${from} to ${to}`;
      const isLapse = from === "approved" && to === "expired";
      const before = isLapse ? [unconfirmed()] : [];
      expect(await attempt(...before, moveTo(id, to))).toBe(isAlone ? "accepted" : thawed);
      if (isAlone) return;
      const freeze = sql`update requests set frozen_at = now() where id = ${id}`;
      expect(await attempt(freeze, moveTo(id, to))).toBe("accepted");
      const thaw = sql`update requests set status = 'rejected', decided_at = now(),
        frozen_at = null where id = ${id}`;
      expect(await attempt(freeze, thaw)).toBe(thawed);
    },
  );

  it.each(pairs.filter(([from, to]) => !legal.has(`${from}>${to}`)))(
    "refuses the change from %s to %s",
    async (from, to) => {
      expect(await attempt(moveTo(cases[from].id, to))).toBe(
        `a request cannot go from ${from} to ${to}`,
      );
    },
  );
});

describe("a decision that can still be undone", () => {
  const pend = (status: Status, decision: string, until: SQL) =>
    sql`update requests set pending_decision = ${decision}::decision, pending_until = ${until}
      where id = ${cases[status].id}`;
  const later = sql`now() + interval '1 minute'`;
  const over = sql`now() - interval '1 second'`;
  const settled = (status: Status) =>
    sql`update requests set pending_decision = null, pending_until = null
      where id = ${cases[status].id}`;
  const move = (status: Status, to: Status) => sql`update requests set pending_decision = null,
    pending_until = null, status = ${to}::request_status, decided_at = now(), steps_asked = '{mobile}',
    takes_effect_at = ${to === "approved" || to === "applied" ? sql`now()` : sql`null`},
    applied_at = ${to === "applied" ? sql`now()` : sql`null`} where id = ${cases[status].id}`;

  it.each([
    ["submitted", "approved", "approved"],
    ["submitted", "rejected", "rejected"],
    ["approved", "rejected", "rejected"],
    ["submitted", "changes-requested", "returned"],
  ] as const)("of a request %s is not concluded before its time (%s)", async (from, what, to) => {
    expect(await attempt(pend(from, what, later), move(from, to))).toContain("before its time");
    expect(await attempt(pend(from, what, over), move(from, to))).toBe("accepted");
    expect(await attempt(pend(from, what, later), settled(from))).toBe("accepted");
  });

  it.each([
    ["submitted", "rejected", "approved"],
    ["submitted", "rejected", "returned"],
    ["submitted", "changes-requested", "approved"],
    ["submitted", "approved", "returned"],
    ["approved", "rejected", "applied"],
  ] as const)("of a request %s is not passed by another one (%s)", async (from, what, to) => {
    expect(await attempt(pend(from, what, over), move(from, to))).toBe(
      `a request with a pending decision cannot be ${to}`,
    );
  });

  it("has an end, belongs to an open request, and is the only one", async () => {
    const one = sql`update requests set pending_decision = 'approved' where id = ${cases.submitted.id}`;
    expect(await attempt(one)).toContain("requests_pending");
    expect(await attempt(pend("applied", "rejected", later))).toContain("requests_pending");
    const review = (version: number) => sql`insert into reviews
      (request_id, staff_id, decision, version, state)
      values (${cases.submitted.id}, ${scene.reviewer}, 'approved', ${version}, 'pending')`;
    expect(await attempt(review(1), review(2))).toContain("reviews_one_pending");
  });
});

describe("an approved request", () => {
  const change = (what: SQL) => sql`update requests set ${what} where id = ${cases.approved.id}`;
  const due = () => change(sql`confirmation_due = true`);
  const coolOffEnds = () => change(sql`takes_effect_at = now() - interval '1 hour'`);
  const ask = (before: SQL) =>
    change(sql`confirmation_asked_at = now(), confirm_before = ${before}`);
  const open = sql`now() + interval '1 day'`;
  const over = sql`now() - interval '1 second'`;
  const confirmed = () => change(sql`confirmed_at = now()`);
  const applied = () => change(sql`status = 'applied', applied_at = now()`);
  const expired = () => change(sql`status = 'expired', takes_effect_at = null`);

  it("takes no effect before its time", async () => {
    expect(await attempt(applied())).toContain("before its time");
    expect(await attempt(coolOffEnds(), applied())).toBe("accepted");
  });

  it("takes no effect unconfirmed where a confirmation is due, which stays due", async () => {
    const refusal = "the customer has not confirmed the request";
    expect(await attempt(due(), coolOffEnds(), applied())).toBe(refusal);
    expect(await attempt(due(), coolOffEnds(), ask(open), applied())).toBe(refusal);
    expect(await attempt(due(), coolOffEnds(), ask(open), confirmed(), applied())).toBe("accepted");
    const forgotten = () => change(sql`confirmation_due = false`);
    expect(await attempt(due(), forgotten())).toBe("a confirmation that is due stays due");
  });

  it("is confirmed after the cool-off, when asked, in time, and not while frozen", async () => {
    const refusal = "the customer confirms after the cool-off, when asked, and in time";
    const frozen = () => change(sql`frozen_at = now()`);
    expect(await attempt(due(), coolOffEnds(), confirmed())).toBe(refusal);
    expect(await attempt(due(), ask(open), confirmed())).toBe(refusal);
    expect(await attempt(due(), coolOffEnds(), ask(over), confirmed())).toBe(refusal);
    expect(await attempt(due(), coolOffEnds(), ask(open), frozen(), confirmed())).toBe(refusal);
    expect(await attempt(ask(open))).toContain("requests_confirmation");
  });

  it("expires only when it was not confirmed in time, and is not frozen", async () => {
    const refusal = "an approved request expires only when it was not confirmed in time";
    const frozen = () => change(sql`frozen_at = now()`);
    expect(await attempt(expired())).toBe(refusal);
    expect(await attempt(due(), coolOffEnds(), ask(open), expired())).toBe(refusal);
    expect(await attempt(due(), coolOffEnds(), ask(open), confirmed(), expired())).toBe(refusal);
    expect(await attempt(due(), coolOffEnds(), ask(over), frozen(), expired())).toBe(refusal);
    expect(await attempt(due(), coolOffEnds(), ask(over), expired())).toBe("accepted");
  });
});

describe("the database refuses", () => {
  const set = (status: Status, change: SQL) =>
    attempt(sql`update requests set ${change} where id = ${cases[status].id}`);

  it("the approval and the effect of a frozen request, but not its rejection", async () => {
    const freeze = (status: Status) =>
      sql`update requests set frozen_at = now() where id = ${cases[status].id}`;
    const move = (from: Status, to: Status) => attempt(freeze(from), moveTo(cases[from].id, to));
    expect(await move("submitted", "approved")).toBe("a frozen request cannot be approved");
    expect(await move("approved", "applied")).toBe("a frozen request cannot be applied");
    expect(await move("submitted", "rejected")).toBe("accepted");
    expect(await move("approved", "rejected")).toBe("accepted");
  });

  it("to settle an alert on an open request, or on one that was neither frozen nor reported", async () => {
    const settle = sql`alert_settled_at = now()`;
    for (const status of statuses) {
      const isOver = !["started", "submitted", "returned", "approved"].includes(status);
      const answer = isOver ? "accepted" : "requests_alert_settled";
      expect(await set(status, settle)).toContain("requests_alert_settled");
      expect(await set(status, sql`${settle}, frozen_at = now()`)).toContain(answer);
      expect(await set(status, sql`${settle}, alarmed_at = now()`)).toContain(answer);
    }
  });

  it("to forget that a request was disputed", async () => {
    const { id } = cases.submitted;
    const change = (what: SQL) => sql`update requests set ${what} where id = ${id}`;
    const first = sql`timestamptz '2026-11-20 10:00Z'`;
    // Divides by zero when the value has changed.
    const kept = sql`select 1 / (disputed_at = ${first})::int from requests where id = ${id}`;
    for (const column of [sql`frozen_at`, sql`alarmed_at`]) {
      const course = [sql`${column} = ${first}`, sql`${column} = null`, sql`disputed_at = null`];
      const again = sql`${column} = now()`;
      expect(await attempt(...[...course, again].map(change), kept)).toBe("accepted");
    }
  });

  it("a changed number or address that keeps its proof", async () => {
    expect(await set("started", sql`mobile = '+33639981111'`)).toContain("proved anew");
    expect(await set("started", sql`mobile = '+33639981111', mobile_verified_at = null`)).toBe(
      "accepted",
    );
    const contact = sql`contact_name = 'A', contact_role = 'B', contact_email = 'a@b.fr'`;
    expect(await set("started", sql`${contact}, contact_proved_at = now()`)).toContain(
      "proved anew",
    );
    expect(await set("started", contact)).toBe("accepted");
  });

  it.each(statuses.filter((status) => status !== "started" && status !== "returned"))(
    "other answers in a request that is %s",
    async (status) => {
      for (const change of [
        sql`situation = 'individual.add'`,
        sql`mobile = '+33639981111', mobile_verified_at = null`,
        sql`mobile_verified_at = now() + interval '1 hour'`,
        sql`current_number = 'proved'`,
        sql`addresses = '{8.8.8.8/32}'`,
        sql`contact_name = 'A', contact_role = 'B', contact_email = 'a@b.fr'`,
      ]) {
        expect(await set(status, change)).toMatch(/cannot change$/);
      }
    },
  );

  it("a change of recipient, account or reference, and a lower version", async () => {
    const { account } = cases.applied;
    for (const change of [
      sql`recipient = 'else@exemple.fr'`,
      sql`recipient_kind = 'other'`,
      sql`reference = 'BBBB-BBBB'`,
      sql`account_id = ${account.id}`,
    ]) {
      expect(await set("started", change)).toContain("keeps its reference");
    }
    expect(await set("started", sql`version = version - 1`)).toBe("a version only grows");
  });

  it("inconsistent states", async () => {
    const nonsense: [Status, SQL, string][] = [
      ["started", sql`mobile = '0612345678', mobile_verified_at = null`, "requests_mobile"],
      ["started", sql`mobile = null, mobile_verified_at = now()`, "proved anew"],
      [
        "started",
        sql`mobile = '+33612345679', mobile_verified_at = null, current_number = 'proved'`,
        "confirmed anew by the old one",
      ],
      ["started", sql`contact_name = 'A'`, "requests_contact_whole"],
      ["started", sql`contact_proved_at = now()`, "requests_contact_proved"],
      ["started", sql`code_failures = -1`, "requests_code_failures"],
      ["started", sql`takes_effect_at = now()`, "requests_effect"],
      ["started", sql`applied_at = now()`, "requests_applied"],
      ["returned", sql`steps_asked = '{}'`, "requests_returned"],
      ["submitted", sql`submitted_at = null`, "requests_submitted_is_complete"],
      ["rejected", sql`decided_at = null`, "requests_decided"],
      ["approved", sql`takes_effect_at = null`, "requests_effect"],
    ];
    for (const [status, change, refusal] of nonsense) {
      expect(await set(status, change)).toContain(refusal);
    }
  });

  it("a submission without a proved number or addresses", async () => {
    const { id } = cases.started;
    const bare = sql`update requests set mobile_verified_at = null where id = ${id}`;
    expect(await attempt(bare, moveTo(id, "submitted"))).toContain("submitted_is_complete");
  });

  it("a new request in any status but started, and a second open request", async () => {
    const insert = (account: string, status: Status) => sql`insert into requests
      (reference, account_id, recipient, recipient_kind, status)
      values ('ZZZZ-ZZZZ', ${account}, 'a@exemple.fr', 'main', ${status}::request_status)`;
    for (const status of statuses.filter((one) => one !== "started")) {
      expect(await attempt(insert(cases.applied.account.id, status))).toContain(
        "starts as started",
      );
    }
    expect(await attempt(insert(cases.applied.account.id, "started"))).toBe("accepted");
    for (const status of ["started", "submitted", "returned", "approved"] as const) {
      expect(await attempt(insert(cases[status].account.id, "started"))).toContain(
        "requests_one_open_an_account",
      );
    }
  });

  it("any change of the audit trail", async () => {
    const refusal = "audit events are never changed nor deleted";
    expect(await attempt(sql`update audit_events set action = 'nothing'`)).toBe(refusal);
    expect(await attempt(sql`delete from audit_events`)).toBe(refusal);
    expect(await attempt(sql`truncate audit_events`)).toBe(refusal);
    expect(await attempt(sql`truncate requests cascade`)).toBe(refusal);
  });

  it("two events at the same position of a chain", async () => {
    const again = sql`insert into audit_events (chain, seq, at, actor, action, details, previous_hash, hash)
      select chain, seq, at, actor, action, details, previous_hash, hash from audit_events limit 1`;
    expect(await attempt(again)).toContain("audit_events_chain");
  });

  it("a negative count of attempts at a code or a link, and an account number without its proof", async () => {
    expect(await attempt(sql`update phone_verifications set attempts = -1`)).toContain("attempts");
    expect(await attempt(sql`update links set attempts = -1`)).toContain("attempts");
    const { id } = cases.started.account;
    expect(
      await attempt(sql`update accounts set mobile_verified_at = null where id = ${id}`),
    ).toContain("accounts_mobile_verified");
  });

  it("two decisions on one version, and a rejection without a reason", async () => {
    const review = (version: number, message: string | null) => sql`insert into reviews
      (request_id, staff_id, decision, version, message)
      values (${cases.submitted.id}, ${scene.reviewer}, 'rejected', ${version}, ${message})`;
    expect(await attempt(review(1, "Non."), review(1, "Non."))).toContain("one_a_version");
    expect(await attempt(review(1, null))).toContain("reviews_message");
    expect(await attempt(review(1, "  "))).toContain("reviews_message");
  });
});
