import { desc, eq, sql } from "drizzle-orm";
import { findWarning } from "#app/domain/dispute/find-warning.server.ts";
import { freezeByWarning } from "#app/domain/dispute/freeze-request.server.ts";
import { liftFreeze } from "#app/domain/dispute/lift-freeze.server.ts";
import { settleAlert } from "#app/domain/dispute/settle-alert.server.ts";
import {
  addDocument,
  finishDocuments,
  type StoredDocument,
  takeAwayDocument,
} from "#app/domain/document/give-documents.server.ts";
import type { RequestId } from "#app/domain/ids.ts";
import { openByCode } from "#app/domain/invitation/open-by-code.server.ts";
import { openByLink } from "#app/domain/invitation/open-by-link.server.ts";
import { chooseSituation } from "#app/domain/journey/choose-situation.server.ts";
import { enterAddresses } from "#app/domain/journey/enter-addresses.server.ts";
import { enterContact, keepContact } from "#app/domain/journey/enter-contact.server.ts";
import { enterMobile } from "#app/domain/journey/enter-mobile.server.ts";
import { proveContact } from "#app/domain/journey/prove-contact.server.ts";
import { submitRequest } from "#app/domain/journey/submit-request.server.ts";
import { withdrawRequest } from "#app/domain/journey/withdraw-request.server.ts";
import type { MobileNumber } from "#app/domain/mobile.ts";
import { checkCode } from "#app/domain/phone-verification/check-code.server.ts";
import { declareNumberLost } from "#app/domain/phone-verification/declare-number-lost.server.ts";
import { sendCode } from "#app/domain/phone-verification/send-code.server.ts";
import { expireAbandoned } from "#app/domain/request/expire-abandoned.server.ts";
import { accept, refuse, type Result } from "#app/domain/result.ts";
import { applyRequest } from "#app/domain/review/apply-request.server.ts";
import { approveRequest } from "#app/domain/review/approve-request.server.ts";
import { concludeDecision } from "#app/domain/review/conclude-decision.server.ts";
import { rejectRequest } from "#app/domain/review/reject-request.server.ts";
import { requestChanges } from "#app/domain/review/request-changes.server.ts";
import { resetCodeFailures } from "#app/domain/review/reset-code-failures.server.ts";
import { takeBackChanges } from "#app/domain/review/take-back-changes.server.ts";
import { undoDecision } from "#app/domain/review/undo-decision.server.ts";
import { situationsFor } from "#app/domain/situation/catalogue.ts";
import { documentKindIds, situationIds, stepIds } from "#app/domain/situation/ids.ts";
import { listDocuments } from "#db/documents.server.ts";
import type { Account } from "#db/schema/accounts.ts";
import type { VerificationTarget } from "#db/schema/phone-verifications.ts";
import { requests } from "#db/schema/requests.ts";
import { approvalOf, endDelay, endUndoTime, freezeTokens, seenBy } from "./cases.ts";
import {
  answerAll,
  codeFor,
  contactToken,
  freshMobile,
  type invite,
  letPass,
  requestOf,
  type Scene,
  tryToInvite,
  wrongCode,
  wrongLogin,
} from "./scenario.ts";

export interface World {
  readonly scene: Scene;
  readonly account: Account;
  readonly numbers: readonly [MobileNumber, ...MobileNumber[]];
  readonly invitations: Awaited<ReturnType<typeof invite>>[];
}

type Command = (world: World, n: number) => Promise<Result<unknown, string>>;

const elsewhere = ["successor@exemple.fr", "stranger@exemple.fr"] as const;
const pick = <Value>(values: readonly Value[], n: number) => values[n % values.length];

export function newWorld(scene: Scene, account: Account): World {
  const numbers = [freshMobile(), freshMobile(), account.mobile ?? freshMobile()] as const;
  return { scene, account, numbers, invitations: [] };
}

function onRequest(
  act: (world: World, id: RequestId, n: number) => Promise<Result<unknown, string>>,
): Command {
  return async (world, n) => {
    const [last] = await world.scene.domain.db
      .select({ id: requests.id })
      .from(requests)
      .where(eq(requests.accountId, world.account.id))
      .orderBy(desc(requests.createdAt), desc(requests.id))
      .limit(1);
    return last ? act(world, last.id, n) : refuse("no-request");
  };
}

/** What cannot even be attempted now, such as a code that was never sent, counts as a refusal. */
async function tried(act: () => Promise<Result<unknown, string>>) {
  try {
    return await act();
  } catch (error) {
    const isMissing = /^no (verification|link)|was refused/.test((error as Error).message);
    if (isMissing) return refuse("nothing-to-try");
    throw error;
  }
}

function type(target: VerificationTarget) {
  return onRequest(({ scene }, id, n) =>
    tried(async () => {
      const right = await codeFor(scene, id, target);
      const code = n % 4 === 0 ? wrongCode(right) : n % 17 === 0 ? "12" : right;
      return checkCode(scene.domain, id, { target, code });
    }),
  );
}

const send = (target: VerificationTarget) =>
  onRequest(({ scene }, id) => sendCode(scene.domain, id, { target, locale: "fr" }));

export const commands = {
  invite: async (world, n) => {
    const to = n % 3 === 0 ? (pick(elsewhere, n) ?? null) : null;
    const by = n % 2 === 0 ? world.scene.inviter : world.scene.reviewer;
    const invited = await tryToInvite(world.scene, world.account, { to, by });
    if (invited.ok) world.invitations.push(invited.value);
    return invited;
  },
  "come-elsewhere": async ({ scene, account }, n) => {
    const invited = await tryToInvite(scene, account, { to: pick(elsewhere, n) ?? null });
    if (!invited.ok) return invited;
    return openByLink(scene.domain, { token: invited.value.token, login: account.login });
  },
  "open-link": async ({ scene, account, invitations }, n) => {
    const token = pick(invitations, n)?.token ?? "none";
    const login = n % 5 === 0 ? wrongLogin(account) : account.login;
    return openByLink(scene.domain, { token, login });
  },
  "open-code": async ({ scene, account, invitations }, n) => {
    const code = pick(invitations, n)?.code ?? "ABCD";
    return openByCode(scene.domain, { login: n % 7 === 0 ? "nobody" : account.login, code });
  },
  choose: onRequest(({ scene }, id, n) =>
    chooseSituation(scene.domain, id, pick(situationIds, n) ?? "individual.add"),
  ),
  answer: onRequest(({ scene, account, numbers }, id, n) =>
    tried(async () => {
      const situation = pick(situationsFor(account.entity), n) ?? "individual.add";
      const mobile = pick(numbers, n) ?? numbers[0];
      await answerAll(scene, id, situation, { mobile, losesOld: n % 2 === 0 });
      return accept(null);
    }),
  ),
  mobile: onRequest(({ scene, numbers }, id, n) => {
    const explanation = n % 5 === 0 ? "Porté en métropole" : null;
    return enterMobile(scene.domain, id, { number: pick(numbers, n) ?? numbers[0], explanation });
  }),
  addresses: onRequest(({ scene }, id, n) =>
    enterAddresses(scene.domain, id, n % 3 === 0 ? "10.0.0.1" : `8.8.${String(n % 250)}.8`),
  ),
  contact: onRequest(({ scene }, id, n) =>
    n % 3 === 0
      ? keepContact(scene.domain, id)
      : enterContact(scene.domain, id, {
          name: "Julie Castel",
          role: "Gérante",
          email: n % 7 === 0 ? "julie" : `julie${String(n % 2)}@exemple.fr`,
        }),
  ),
  document: onRequest(({ scene }, id, n) => {
    const kind = pick(documentKindIds, n) ?? "kbis";
    const sha256 = String(n % 3).repeat(64);
    const objectKey = `documents/${id}/${String(n)}-${String(Math.random())}`;
    const file = { label: "a.pdf", format: "pdf", objectKey, size: 1, sha256 } as const;
    const judged = { verdict: "good", dangers: [], pages: 1, scan: "not-configured" } as const;
    const document: StoredDocument = { kind, files: [file], ...judged };
    return addDocument(scene.domain, id, document);
  }),
  "take-away": onRequest(async ({ scene }, id, n) => {
    const document = pick(await listDocuments(scene.domain.db, id), n);
    return document ? takeAwayDocument(scene.domain, id, document.id) : refuse("no-paper");
  }),
  "finish-papers": onRequest(({ scene }, id) => finishDocuments(scene.domain, id)),
  "send-new": send("new"),
  "send-current": send("current"),
  "type-new": type("new"),
  "type-current": type("current"),
  lost: onRequest(({ scene }, id) => declareNumberLost(scene.domain, id)),
  submit: onRequest(({ scene }, id) => submitRequest(scene.domain, id)),
  withdraw: onRequest(({ scene }, id) => withdrawRequest(scene.domain, id)),
  "prove-contact": onRequest(({ scene }, id, n) =>
    tried(async () => {
      const { contactEmail } = await requestOf(scene, id);
      const email = n % 5 === 0 ? "wrong@exemple.fr" : (contactEmail ?? "x@exemple.fr");
      return proveContact(scene.domain, { token: await contactToken(scene, id), email });
    }),
  ),
  approve: onRequest(async ({ scene }, id, n) => {
    const by = n % 4 === 0 ? scene.inviter : n % 2 === 0 ? scene.reviewer : scene.administrator;
    const whole = await approvalOf(scene, id, by);
    const version = whole.version - (n % 9 === 0 ? 1 : 0);
    const checklist = n % 6 === 0 ? [] : whole.checklist;
    const lastFour = n % 11 === 0 ? "0000" : whole.lastFour;
    return approveRequest(scene.domain, { ...whole, version, checklist, lastFour });
  }),
  reject: onRequest(async ({ scene }, id, n) => {
    const seen = await seenBy(scene, id);
    return rejectRequest(scene.domain, { ...seen, reason: n % 5 === 0 ? " " : "Non." });
  }),
  "send-back": onRequest(async ({ scene }, id, n) => {
    const seen = await seenBy(scene, id);
    const steps = stepIds.filter((_, index) => (n >> index) % 2 === 1);
    return requestChanges(scene.domain, { ...seen, steps, message: "Une précision ?" });
  }),
  "take-back": onRequest(async ({ scene }, id) =>
    takeBackChanges(scene.domain, await seenBy(scene, id)),
  ),
  freeze: onRequest(async ({ scene }, id, n) => {
    const token = pick(await freezeTokens(scene, id), n) ?? "none";
    const word = (await findWarning(scene.domain, token))?.word ?? "PONT";
    return freezeByWarning(scene.domain, { token, word: n % 5 === 0 ? "ROUE" : word });
  }),
  lift: onRequest(async ({ scene }, id, n) => {
    const by = n % 3 === 0 ? scene.reviewer : scene.administrator;
    const seen = await seenBy(scene, id, by);
    const version = seen.version - (n % 9 === 0 ? 1 : 0);
    const telephone = n % 2 === 0 ? ("known" as const) : null;
    const order = { ...seen, version, reason: "Vérifié." } as const;
    return liftFreeze(scene.domain, { ...order, telephone });
  }),
  settle: onRequest(async ({ scene }, id, n) => {
    const seen = await seenBy(scene, id, scene.administrator);
    const reason = n % 5 === 0 ? " " : "Numéro remis.";
    return settleAlert(scene.domain, { ...seen, reason });
  }),
  undo: onRequest(async ({ scene }, id, n) => {
    const by = n % 4 === 0 ? scene.inviter : n % 2 === 0 ? scene.reviewer : scene.administrator;
    const seen = await seenBy(scene, id, by);
    return undoDecision(scene.domain, { ...seen, version: seen.version - (n % 9 === 0 ? 1 : 0) });
  }),
  "undo-ends": onRequest(async ({ scene }, id) => {
    await endUndoTime(scene, id);
    return accept(null);
  }),
  conclude: onRequest(({ scene }, id) => concludeDecision(scene.domain, id)),
  apply: onRequest(({ scene }, id) => applyRequest(scene.domain, id)),
  "reset-failures": onRequest(async ({ scene }, id, n) => {
    const seen = await seenBy(scene, id, n % 4 === 0 ? scene.inviter : scene.administrator);
    return resetCodeFailures(scene.domain, seen);
  }),
  "time-passes": onRequest(async ({ scene }, id, n) => {
    await letPass(scene, id, n % 2 === 0 ? 400 : 40_000);
    return accept(null);
  }),
  "delay-ends": onRequest(async ({ scene }, id) => {
    if ((await requestOf(scene, id)).status === "approved") await endDelay(scene, id);
    return accept(null);
  }),
  "months-pass": onRequest(async ({ scene }, id) => {
    await scene.domain.db.execute(
      sql`update requests set updated_at = now() - interval '20 days' where id = ${id}`,
    );
    await expireAbandoned(scene.domain);
    return accept(null);
  }),
} as const satisfies Record<string, Command>;
export type CommandName = keyof typeof commands;
