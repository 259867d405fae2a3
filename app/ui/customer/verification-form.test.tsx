import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { VerificationState } from "#app/domain/phone-verification/verification-state.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { VerificationForm } from "./verification-form.tsx";

const sent = {
  sent: true,
  living: true,
  attemptsLeft: 5,
  failuresLeft: 10,
  failuresUsedUp: null,
  wait: 0,
} as const;
const shown = (delivery: VerificationState["delivery"], wasProved = false) =>
  renderToStaticMarkup(
    <VerificationForm
      state={{ ...sent, delivery, wasProved }}
      number="+33 6 39 98 00 01"
      sendLead="–"
      refused={m.journey_verify_refused()}
      errors={undefined}
    />,
  );

test("an SMS that the operator refused is not shown as sent, and its code is not asked for", () => {
  const page = shown("refused");
  expect(page).toContain(m.journey_verify_refused());
  expect(page).not.toContain(m.journey_verify_sent_to());
  expect(page).not.toContain(m.journey_verify_code_label());
  expect(page).toContain(m.journey_verify_resend());
});

test.each(["queued", "sent", "unknown"] as const)(
  "the code of an SMS that is %s can be typed",
  (delivery) => {
    const page = shown(delivery);
    expect(page).toContain(m.journey_verify_sent_to());
    expect(page).toContain(m.journey_verify_code_label());
    expect(page).not.toContain(m.journey_verify_refused());
    expect(page.includes(m.journey_verify_unknown())).toBe(delivery === "unknown");
  },
);

test("a number whose proof has ended is sent a new code, and the page says why", () => {
  const page = shown("sent", true);
  expect(page).toContain("Ce numéro a déjà été vérifié");
  expect(page).toContain(m.journey_verify_send());
  expect(page).not.toContain(m.journey_verify_code_label());
});
