import { describe, expect, it } from "vitest";
import type { RoleName } from "#app/domain/access/roles.ts";
import { staffId } from "#app/domain/ids.ts";
import {
  type AskedChange,
  isActiveAdministrator,
  type MemberChange,
  type MemberState,
  refuseChange,
} from "./member-change.ts";

const idOf = (digit: number) =>
  staffId.parse(`${String(digit).repeat(8)}-0000-4000-8000-000000000000`);

function member(digit: number, roles: RoleName[], disabledAt: Date | null = null): MemberState {
  return { id: idOf(digit), roles, disabledAt, version: 7 };
}

const chief = member(1, ["administrator"]);
const second = member(2, ["agent", "approver", "administrator"]);
const reviewer = member(3, ["agent", "approver"]);
const gone = member(4, ["administrator"], new Date());
const all = [chief, second, reviewer, gone];

function answerTo(
  change: MemberChange,
  target: MemberState,
  asked: Partial<AskedChange> = {},
  members = all,
) {
  return refuseChange(members, { by: chief.id, memberId: target.id, version: 7, change, ...asked });
}

const promote: MemberChange = { kind: "roles", roles: ["administrator", "agent", "approver"] };

describe("an administrator", () => {
  it("may change the access of somebody else", () => {
    expect(answerTo({ kind: "disable" }, reviewer)).toBeNull();
    expect(answerTo({ kind: "disable" }, second)).toBeNull();
    expect(answerTo({ kind: "reset" }, second)).toBeNull();
    expect(answerTo({ kind: "enable" }, gone)).toBeNull();
    expect(answerTo(promote, reviewer)).toBeNull();
  });

  it.each<MemberChange>([{ kind: "disable" }, { kind: "reset" }, { kind: "enable" }, promote])(
    "may not change their own: $kind",
    (change) => {
      expect(answerTo(change, chief)).toBe("self");
    },
  );

  it("may not change what they did not see", () => {
    expect(answerTo({ kind: "disable" }, reviewer, { version: 6 })).toBe("stale");
    expect(answerTo({ kind: "disable" }, reviewer, { memberId: idOf(9) })).toBe("not-found");
    expect(answerTo({ kind: "disable" }, reviewer, { memberId: "nobody" })).toBe("not-found");
  });
});

describe("nobody else may change anything", () => {
  it.each([
    ["a reviewer", reviewer.id],
    ["a disabled administrator", gone.id],
    ["a stranger", idOf(9)],
  ])("%s", (_, by) => {
    expect(answerTo({ kind: "disable" }, second, { by })).toBe("not-administrator");
  });
});

describe("there is nothing to change", () => {
  it.each<[string, MemberChange, MemberState]>([
    ["disabled already", { kind: "disable" }, gone],
    ["enabled already", { kind: "enable" }, reviewer],
    ["the same roles", { kind: "roles", roles: ["agent", "approver"] }, reviewer],
    [
      "the same roles in another order",
      { kind: "roles", roles: ["administrator", "agent", "approver"] },
      second,
    ],
    ["disabled, so enabled first", { kind: "reset" }, gone],
    ["disabled, so enabled first", { kind: "roles", roles: ["agent", "approver"] }, gone],
  ])("%s", (_, change, target) => {
    expect(answerTo(change, target)).toBe("unchanged");
  });
});

it("After every change by every member, one active administrator is left", () => {
  const changes: MemberChange[] = [
    { kind: "disable" },
    { kind: "enable" },
    { kind: "reset" },
    { kind: "roles", roles: ["agent", "approver"] },
  ];
  const teams = [all, [chief, gone], [chief, reviewer], [chief, second], [gone, reviewer], [chief]];
  for (const team of teams) {
    for (const by of team) {
      for (const target of team) {
        for (const change of changes) {
          if (answerTo(change, target, { by: by.id }, team) !== null) continue;
          const left = team.filter((one) => one !== target && isActiveAdministrator(one));
          expect(left).toContain(by);
        }
      }
    }
  }
});
