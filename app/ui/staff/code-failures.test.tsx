import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Status } from "#app/domain/request/state-machine.ts";
import type { StaffCase } from "#app/domain/review/staff-case.ts";
import { CodeFailures } from "./code-failures.tsx";

interface Shown {
  readonly status?: Status;
  readonly frozenAt?: Date | null;
  readonly viewerInvited?: boolean;
  readonly resetsLeft?: number;
}

function shown({
  status = "started",
  frozenAt = null,
  viewerInvited = false,
  ...more
}: Shown = {}) {
  const request = { reference: "AAAA-BBBB", version: 7, codeFailures: 3, status, frozenAt };
  const involvement = { invited: viewerInvited };
  const counts = { accountCodeFailures: 8, resetsLeft: 2, ...more };
  const found = { request, involvement, ...counts } as unknown as StaffCase;
  return renderToStaticMarkup(<CodeFailures found={found} isChangeable />).replace(/\s+/g, " ");
}

const button = "Réinitialiser les tentatives";

it("The reset names the version that was seen, and says what it does and how often it can be done", () => {
  const html = shown();
  expect(html).toContain('name="version" value="7"');
  expect(html).toContain("8 codes erronés pour ce compte");
  expect(html).toContain("10 tentatives de plus");
  expect(html).toContain("Encore 2 fois possible");
  expect(html).toContain(button);
});

it("The reset is not offered to the staff member who invited, nor a third time, nor where it would be refused", () => {
  expect(shown({ viewerInvited: true })).toContain("Vous avez envoyé l’invitation");
  expect(shown({ resetsLeft: 0 })).toContain("Encore 0 fois possible");
  const without = [
    { viewerInvited: true },
    { resetsLeft: 0 },
    { frozenAt: new Date() },
    { status: "withdrawn" },
  ] as const;
  for (const one of without) expect(shown(one)).not.toContain(button);
});
