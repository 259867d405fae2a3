import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RequestId } from "#app/domain/ids.ts";
import { askForLink } from "#app/domain/invitation/ask-for-link.server.ts";
import { isLoginLinkGood } from "#app/domain/invitation/login-link.server.ts";
import { openByLink } from "#app/domain/invitation/open-by-link.server.ts";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { isContactLinkGood } from "#app/domain/journey/contact-link.server.ts";
import { enterMobile } from "#app/domain/journey/enter-mobile.server.ts";
import { proveContact } from "#app/domain/journey/prove-contact.server.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import type { TemplateId } from "#app/domain/notice/templates.ts";
import { checkCode } from "#app/domain/phone-verification/check-code.server.ts";
import { sendCode } from "#app/domain/phone-verification/send-code.server.ts";
import type { PageContext } from "#app/http/context.ts";
import { send } from "#app/http/customer/verification-page.server.ts";
import { sendMessage } from "#app/jobs/send-message.server.ts";
import { EndedLinkPage } from "#app/ui/customer/ended-link-page.tsx";
import { VerificationForm } from "#app/ui/customer/verification-form.tsx";
import { findAccount } from "#db/accounts.server.ts";
import { listInvitations } from "#db/invitation-list.server.ts";
import { asMobile } from "#tests/support/contacts.ts";
import { withLimit } from "#tests/support/limits.ts";
import { renderPage } from "#tests/support/render-page.tsx";
import { carryTo, risksSeen } from "#tests/support/scenario/cases.ts";
import { stateOf } from "#tests/support/scenario/codes.ts";
import { attempt, lastMessage, scriptedServices } from "#tests/support/scenario/jobs.ts";
import {
  addAccount,
  codeFor,
  contactToken,
  countRows,
  expectOk,
  freshMobile,
  invite,
  letLinksWait,
  letPass,
  openScene,
  openVisit,
  refusalOf,
  requestOf,
  type Scene,
  wrongCode,
  wrongLogin,
} from "#tests/support/scenario/scenario.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const plain = (text: string) => text.replace(/\s+/g, " ");

async function numberOf(columns: ReturnType<typeof sql>) {
  const [row] = await scene.domain.db.execute<{ value: number }>(
    sql`select (${columns})::float8 as value`,
  );
  return row?.value ?? NaN;
}

describe("attempts on a link", () => {
  it("kill it in the database at the number that the page, the list and the mail say", async () => {
    await withLimit("attemptsPerLink", 3, async () => {
      const account = await addAccount(scene);
      const { token, invitationId } = await invite(scene, account);
      const answers = [];
      for (let index = 0; index < 3; index += 1) {
        expect(await isLoginLinkGood(scene.domain, token)).toBe(true);
        const login = wrongLogin(account);
        answers.push(refusalOf(await openByLink(scene.domain, { token, login })));
        await letLinksWait(scene);
      }
      expect(answers).toEqual(["wrong-login", "wrong-login", "link-ended"]);
      expect(await isLoginLinkGood(scene.domain, token)).toBe(false);
      const listed = await listInvitations(scene.domain.db, 100);
      expect(listed.find(({ id }) => id === invitationId)?.state).toBe("dead");
      const page = () => <EndedLinkPage errors={undefined} login="" isRenewed={false} />;
      expect(plain(renderPage(page))).toContain("3 identifiants erronés");
      const { subject, text } = await mailOf(sql`invitation_id = ${invitationId}`, "staff-alarm");
      expect(plain(subject)).toContain("3 identifiants erronés");
      expect(plain(text)).toContain("saisi 3 identifiants qui ne sont pas");
    });
  });

  it("also kill a link that proves an address", async () => {
    const { id } = await carryTo(scene, "organisation.retired", "submitted");
    const token = await contactToken(scene, id);
    const prove = () => proveContact(scene.domain, { token, email: "other@exemple.fr" });
    await withLimit("attemptsPerLink", 2, async () => {
      expect(refusalOf(await prove())).toBe("wrong-email");
      expect(await isContactLinkGood(scene.domain, token)).toBe(true);
      expect(refusalOf(await prove())).toBe("wrong-email");
      expect(await isContactLinkGood(scene.domain, token)).toBe(false);
      expect(refusalOf(await prove())).toBe("link-ended");
    });
    expect(await isContactLinkGood(scene.domain, token)).toBe(true);
  });

  it("may be more than five", async () => {
    const account = await addAccount(scene);
    const { token } = await invite(scene, account);
    await withLimit("attemptsPerLink", 7, async () => {
      for (let index = 0; index < 6; index += 1) {
        const answer = await openByLink(scene.domain, { token, login: wrongLogin(account) });
        expect(refusalOf(answer)).toBe("wrong-login");
        await letLinksWait(scene);
      }
    });
  });
});

async function mailOf(condition: ReturnType<typeof sql>, template: TemplateId) {
  const messageId = await lastMessage(scene, template, condition);
  const { services, email } = scriptedServices(scene);
  await sendMessage(services, { messageId }, attempt());
  return email.sent[0] ?? expect.fail("no mail was sent");
}

describe("the time of a link", () => {
  it("of an invitation is the time of its code", async () => {
    await withLimit("invitationHours", 5, async () => {
      const { linkId, invitationId } = await invite(scene, await addAccount(scene));
      expect(await hoursOf(sql`links where id = ${linkId}`)).toBeCloseTo(5);
      expect(await hoursOf(sql`invitations where id = ${invitationId}`)).toBeCloseTo(5);
    });
  });

  it("that proves an address", async () => {
    await withLimit("contactLinkHours", 6, async () => {
      const { id } = await carryTo(scene, "organisation.retired", "submitted");
      const link = sql`links where request_id = ${id} and purpose = 'contact'`;
      expect(await hoursOf(link)).toBeCloseTo(6);
    });
  });

  it("of a warning, in days", async () => {
    await withLimit("warningLinkDays", 2, async () => {
      const { id } = await carryTo(scene, "individual.change", "submitted", { hasNumber: true });
      const links = sql`links where request_id = ${id} and purpose = 'freeze' limit 1`;
      expect(await hoursOf(links)).toBeCloseTo(48);
    });
  });

  const hoursOf = (from: ReturnType<typeof sql>) =>
    numberOf(sql`select extract(epoch from expires_at - created_at) / 3600 from ${from}`);
});

async function withNumberToProve(number = freshMobile()) {
  const id = await openVisit(scene, await addAccount(scene));
  expectOk(await chooseSituation(scene.domain, id, "individual.add"));
  expectOk(await enterMobile(scene.domain, id, { number, explanation: null }));
  return { id, number };
}

const sendTo = (id: RequestId) => sendCode(scene.domain, id, { target: "new", locale: "fr" });
const check = async (id: RequestId, code: string) =>
  refusalOf(await checkCode(scene.domain, id, { target: "new", code }));

/** The page on which the code is typed. */
async function codePage(id: RequestId, number: MobileNumber) {
  const state = await stateOf(scene, id);
  const words = { number, sendLead: "–", refused: "–", errors: undefined };
  return plain(renderPage(() => <VerificationForm state={state} {...words} />));
}

describe("a one-time code", () => {
  it("takes as many attempts as the page counts", async () => {
    await withLimit("attemptsPerCode", 3, async () => {
      const { id, number } = await withNumberToProve();
      expectOk(await sendTo(id));
      const right = await codeFor(scene, id);
      for (const left of ["3 tentatives", "2 tentatives", "1 tentative."]) {
        expect(await codePage(id, number)).toContain(`Il vous reste ${left}`);
        expect(await check(id, wrongCode(right))).toBe("wrong-code");
      }
      expect(await codePage(id, number)).toContain("Demandez un nouveau code");
      expect(await check(id, right)).toBe("code-ended");
    });
  });

  it("lives as long as the page and the SMS say", async () => {
    await withLimit("codeMinutes", 4, async () => {
      const { id, number } = await withNumberToProve();
      expectOk(await sendTo(id));
      const sms = sql`select extract(epoch from expires_at - sent_at) / 60 from phone_verifications
        where request_id = ${id}`;
      expect(await numberOf(sms)).toBeCloseTo(4);
      expect(await codePage(id, number)).toContain("Il est valable 4 minutes.");
      const messageId = await lastMessage(scene, "one-time-code", sql`request_id = ${id}`);
      const { services, sms: sent } = scriptedServices(scene, {});
      await sendMessage(services, { messageId }, attempt());
      expect(sent.sent[0]?.text).toContain("valable 4 minutes");
    });
  });

  it("is refused, and shown as a risk, after as many failures as the page says", async () => {
    await withLimit("codeFailuresPerRequest", 2, async () => {
      const { id, number } = await withNumberToProve();
      expectOk(await sendTo(id));
      const right = await codeFor(scene, id);
      expect(await check(id, wrongCode(right))).toBe("wrong-code");
      expect(await check(id, wrongCode(right))).toBe("wrong-code");
      expect(await check(id, right)).toBe("failures-used-up");
      expect(refusalOf(await sendTo(id))).toBe("failures-used-up");
      expect(await codePage(id, number)).toContain("2 codes erronés.");
      expect(await risksSeen(scene, id)).toContain("code-failures-used-up");
    });
  });
});

describe("sending codes", () => {
  const limiter = { spend: () => Promise.resolve({ ok: true }) };
  const settings = { mode: "real", rateLimitFactor: 1 };

  async function page(id: RequestId, mobile: MobileNumber) {
    const services = { ...scene.domain, limiter, settings };
    const context = { services, clientAddress: "192.0.2.1", locale: "fr" };
    const request = await requestOf(scene, id);
    const account = await findAccount(scene.domain.db, request.accountId);
    const asked = { request, account, mobile, target: "new", path: "/" } as const;
    const answer = await send(context as unknown as PageContext, asked);
    return "data" in answer ? plain(answer.data.errors[0]?.message ?? "") : "sent";
  }

  it("ends for a request at the number that the page says", async () => {
    await withLimit("sendsPerRequestADay", 1, async () => {
      const { id, number } = await withNumberToProve();
      expect(await page(id, number)).toBe("sent");
      expect(await page(id, number)).toMatch(/^1 code a été envoyé aujourd’hui/);
    });
  });

  it("ends for a number, in the window that the page says", async () => {
    const { id, number } = await withNumberToProve();
    await withLimit("sendsPerNumber", 1, () =>
      withLimit("sendsPerNumberMinutes", 3, async () => {
        expect(await page(id, number)).toBe("sent");
        expect(await page(id, number)).toMatch(/Réessayez dans 3 minutes\.$/);
        await letPass(scene, id, 4 * 60);
        expect(await page(id, number)).toBe("sent");
      }),
    );
  });

  it.each([
    [
      "sendsPerAccountAnHour",
      /^Plusieurs codes ont déjà été envoyés pour ce compte. Réessayez dans une heure/,
    ],
    [
      "sendsPerAccountADay",
      /^Plusieurs codes ont déjà été envoyés pour ce compte. Réessayez demain/,
    ],
    [
      "sendsPerRangeAnHour",
      /^L’envoi de codes est interrompu.* Réessayez dans une heure.* appelez-nous/,
    ],
    ["sendsPerRangeADay", /^L’envoi de codes est interrompu.* Réessayez demain.* appelez-nous/],
  ] as const)("ends at %s, and says what to do", async (limit, words) => {
    const { id, number } = await withNumberToProve();
    await withLimit(limit, 0, async () => {
      expect(await page(id, number)).toMatch(words);
    });
    expect(await page(id, number)).toBe("sent");
  });

  it("ends for a foreign number at its count for life, and offers another way", async () => {
    const { id, number } = await withNumberToProve(asMobile("+32470123456"));
    await withLimit("sendsPerForeignNumber", 0, async () => {
      expect(await page(id, number)).toMatch(
        /^Nous n’envoyons plus de code à ce numéro étranger.* appelez-nous/,
      );
    });
  });

  it("waits as long as is set", async () => {
    const { id, number } = await withNumberToProve();
    await withLimit("sendWaitSeconds", [120], async () => {
      expect(await page(id, number)).toBe("sent");
      expect(await page(id, number)).toMatch(/1(20|19)/);
    });
  });
});

describe("a job", () => {
  it("is tried as often as is set", async () => {
    const triesOf = (name: string) =>
      numberOf(sql`select max_attempts from graphile_worker.jobs
        where task_identifier = ${name} order by id desc limit 1`);
    await withLimit("linkRequestAttempts", 2, () =>
      askForLink(scene.domain, { login: "nobody", token: null }),
    );
    expect(await triesOf("issue-link")).toBe(2);
    const account = await addAccount(scene);
    await withLimit("messageAttempts", 3, () => invite(scene, account));
    expect(await triesOf("send-message")).toBe(3);
    await withLimit("webhookAttempts", 4, () => carryTo(scene, "individual.add", "applied"));
    expect(await triesOf("deliver-webhook")).toBe(4);
    expect(await countRows(scene, sql`invitations where account_id = ${account.id}`)).toBe(1);
  });
});
