import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { statuses, type Status } from "#app/domain/request/state-machine.ts";
import type { StaffCase } from "#app/domain/staff/staff-case.ts";
import { Decision } from "./decision.tsx";

const member = { name: "Dominique", isAdministrator: true };

/** The decision's column as staff see it; of the case it reads no more than this. */
function shown(status: Status, frozenAt: Date | null) {
  const request = { reference: "AAAA-BBBB", version: 7, status, frozenAt, codeFailures: 0 };
  const found = { request, account: { locale: "fr" } } as unknown as StaffCase;
  return renderToStaticMarkup(<Decision found={found} member={member} refused={undefined} />);
}

describe("what staff can do about a request that is with the customer", () => {
  const drafts = ["started", "returned"] as const;

  it.each(drafts)("is nothing while nobody has stopped it (%s)", (status) => {
    expect(shown(status, null)).not.toContain("<form");
  });

  it.each(drafts)("is to reject it, or to let it go on, while it is frozen (%s)", (status) => {
    const html = shown(status, new Date());
    expect(html).toContain('action="/staff/requests/AAAA-BBBB/rejection"');
    expect(html).toContain('action="/staff/requests/AAAA-BBBB/unfreeze"');
    expect(html).toContain("refusez-la");
  });
});

it("Everything that is decided names the version that was seen, the end of a freeze too", () => {
  for (const status of ["submitted", "approved", "returned"] as const) {
    const html = shown(status, new Date());
    const forms = html.split("<form").slice(1);
    expect(forms).toHaveLength(2);
    for (const form of forms) expect(form).toContain('name="version" value="7"');
  }
});

it("What is over is rejected no more", () => {
  const over = statuses.filter((one) => !["submitted", "approved"].includes(one));
  for (const status of over) expect(shown(status, null), status).not.toContain("rejection");
});
