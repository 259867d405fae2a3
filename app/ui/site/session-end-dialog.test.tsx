import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { withLimit } from "#tests/support/limits.ts";
import { SessionEndDialog, sessionOf } from "./session-end-dialog.tsx";

const dialogAt = (path: string) => renderToStaticMarkup(<SessionEndDialog path={path} />);

it("Only the pages of a session announce its end", () => {
  expect(["/request", "/request/contact?kept", "/REQUEST/check"].map(sessionOf)).toEqual([
    "customer",
    "customer",
    "customer",
  ]);
  expect(sessionOf("/staff/requests?status=open")).toBe("staff");
  const open = [
    "/",
    "/link",
    "/requested",
    "/staff/login?ended=1",
    "/staff/enrolment",
    "/staff/setup/abc",
  ];
  expect(open.map(sessionOf)).toEqual(open.map(() => null));
  expect(dialogAt("/link")).toBe("");
});

it("The dialog asks the address of its own session", () => {
  expect(dialogAt("/request/mobile")).toContain('data-session-end="/session-end"');
  expect(dialogAt("/staff/requests")).toContain('data-session-end="/staff/session-end"');
});

it("The warning comes as many minutes before as it says", async () => {
  await withLimit("sessionWarningMinutes", 5, () => {
    const dialog = dialogAt("/request/mobile");
    expect(dialog).toContain('data-warning-seconds="300"');
    expect(dialog).toContain("dans 5\u00a0minutes");
  });
});

it("Typing extends the session as often as is set", async () => {
  await withLimit("keepAliveSeconds", 15, () => {
    expect(dialogAt("/request/mobile")).toContain('data-keep-alive-seconds="15"');
  });
});

it("Customers and members each get their own times", async () => {
  await withLimit("sessionIdleMinutes", 7, () =>
    withLimit("staffSessionHours", 3, () => {
      expect(dialogAt("/request/mobile")).toContain('data-idle-seconds="420"');
      expect(dialogAt("/staff/requests")).toContain("dure 3\u00a0heures au plus");
    }),
  );
});
