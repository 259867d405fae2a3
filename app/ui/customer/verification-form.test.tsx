import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { VerificationState } from "#app/domain/phone-verification/verification-state.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { VerificationForm } from "./verification-form.tsx";

const sent = { sent: true, living: true, attemptsLeft: 5, failuresLeft: 10 } as const;
const number = "+33 6 39 98 00 01";
const state = { ...sent, failuresUsedUp: null, wait: 0, wasProved: false };
const shown = (delivery: VerificationState["delivery"], rest = {}) =>
  renderToStaticMarkup(
    <VerificationForm
      state={{ ...state, delivery }}
      number={number}
      sendLead="–"
      refused={m.journey_verify_refused()}
      errors={undefined}
      {...rest}
    />,
  );

test("an SMS that the operator refused is not shown as sent, and its code is not asked for", () => {
  const page = shown("refused");
  expect(page).toContain(m.journey_verify_refused());
  expect(page).not.toContain(m.journey_verify_code_label());
  expect(page).toContain(m.journey_verify_resend());
});

test.each(["queued", "sent", "unknown"] as const)(
  "the code of an SMS that is %s can be typed",
  (delivery) => {
    const page = shown(delivery);
    expect(page).toContain(m.journey_verify_code_label());
    expect(page).not.toContain(m.journey_verify_refused());
    expect(page.includes(m.journey_verify_unknown())).toBe(delivery === "unknown");
  },
);

test("a code that was not sent is explained above the button, until the button is refused, too", () => {
  const because = m.journey_verify_account_hour();
  const notSent = {
    unsent: because,
    state: { ...state, sent: false, living: false, delivery: null },
  };
  const page = shown(null, notSent);
  expect(page).toContain(m.journey_verify_unsent_title());
  expect(page).toContain(because);
  expect(page.indexOf(because)).toBeLessThan(page.indexOf(m.journey_verify_send()));
  const refused = shown(null, { ...notSent, errors: [{ field: "code", message: because }] });
  expect(refused).not.toContain(m.journey_verify_unsent_title());
});

test("a number whose proof has ended is sent a new code, and the page says why", () => {
  const page = shown("sent", { state: { ...state, delivery: "sent", wasProved: true } });
  expect(page).toContain("Ce numéro a déjà été vérifié");
  expect(page).toContain(m.journey_verify_send());
  expect(page).not.toContain(m.journey_verify_code_label());
});
