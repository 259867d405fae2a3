import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { generateSync } from "otplib";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { writeAnchors } from "#app/domain/audit/write-anchor.server.ts";
import { findWarning } from "#app/domain/dispute/find-warning.server.ts";
import { messageId } from "#app/domain/ids.ts";
import { askForLink } from "#app/domain/invitation/ask-for-link.server.ts";
import { issueAskedLink } from "#app/domain/invitation/issue-asked-link.server.ts";
import { openByCode } from "#app/domain/invitation/open-by-code.server.ts";
import { openByLink } from "#app/domain/invitation/open-by-link.server.ts";
import type { JobPayloads } from "#app/domain/jobs.ts";
import { findKeptForm } from "#app/domain/kept-form/find-kept-form.server.ts";
import { keepForm } from "#app/domain/kept-form/keep-form.server.ts";
import { staffOwner } from "#app/domain/kept-form/kept-form.ts";
import { checkCode } from "#app/domain/phone-verification/check-code.server.ts";
import { createSecrets, digest, newToken } from "#app/domain/secrets.server.ts";
import { destinationOf } from "#app/domain/sms-guard/destination.server.ts";
import { countFailures } from "#app/domain/sms-guard/guess.server.ts";
import { createStaffMember } from "#app/domain/staff/create-staff-member.server.ts";
import { confirmEnrolment, findEnrolment } from "#app/domain/staff/enrol.server.ts";
import { markBrowser, recogniseBrowser } from "#app/domain/staff/known-browser.server.ts";
import { makeRecoveryCodes } from "#app/domain/staff/recovery-codes.server.ts";
import { completeSignIn } from "#app/domain/staff/second-factor.server.ts";
import { setUpPassword } from "#app/domain/staff/set-up.server.ts";
import { mailSetupLink } from "#app/domain/staff/setup-link.server.ts";
import { spend } from "#app/http/limits.server.ts";
import { searchAddress, searchedFor } from "#app/http/staff/search-address.server.ts";
import { sendMessage } from "#app/jobs/send-message.server.ts";
import { checkStamp } from "#app/providers/timestamp/rfc3161.server.ts";
import { findAccount } from "#db/accounts.server.ts";
import { countSends, openBreaker } from "#db/code-sends.server.ts";
import { claimKeptForms } from "#db/kept-forms.server.ts";
import { openRateLimiter } from "#db/rate-limits.server.ts";
import { asEmail } from "#tests/support/contacts.ts";
import { memoryStore } from "./anchors.ts";
import { carryTo } from "./cases.ts";
import { draftWith, guess, sendTo } from "./codes.ts";
import { attempt, deferred, findMessageFor, lastMessage, scriptedServices } from "./jobs.ts";
import {
  addAccount,
  codeFor,
  freshMobile,
  invite,
  refusalOf,
  requestOf,
  type Scene,
} from "./scenario.ts";
import { codeNow, enrolledMember, halfSignedIn, password, visit } from "./staff.ts";

/** Of the same database, by processes that were started with these keys. */
export function withKeys(scene: Scene, keys: readonly Uint8Array[]): Scene {
  const [key = new Uint8Array(), ...older] = keys;
  return { ...scene, domain: { ...scene.domain, secrets: createSecrets(key, older) } };
}

export const newKey = () => new Uint8Array(randomBytes(32));

/** Says "lives", or how it ended. */
export type Look = (scene: Scene) => Promise<string>;

interface Use {
  /** Carried over by `secrets:reseal`; without, it ends by itself. */
  readonly isResealed: boolean;
  readonly make: (scene: Scene) => Promise<Look>;
}

const answer = (result: Parameters<typeof refusalOf>[0]) => {
  const refusal = refusalOf(result);
  return refusal === "accepted" ? "lives" : refusal;
};
const livesIf = (holds: boolean) => (holds ? "lives" : "ended");

let count = 0;
const fresh = (name: string) => `${name}-${String((count += 1))}`;

async function staffWithBackupCodes({ domain }: Scene) {
  const member = await enrolledMember(domain);
  const codes = await domain.db.transaction((tx) =>
    makeRecoveryCodes(tx, domain.secrets, member.id),
  );
  return { member, code: codes[0] ?? "" };
}

async function invitationMail(scene: Scene) {
  const account = await addAccount(scene);
  const { invitationId: id } = await invite(scene, account);
  return lastMessage(scene, "invitation", sql`invitation_id = ${id}`);
}

/** Of a mail whose first attempt was put off. */
async function putOff(scene: Scene, id: string, channel: "email" | "sms" = "email") {
  const first = scriptedServices(scene, { [channel]: [deferred] });
  await sendMessage(first.services, { messageId: messageId.parse(id) }, attempt()).catch(
    () => null,
  );
  const before = first[channel].sent;
  return async (now: Scene) => {
    const again = scriptedServices(now);
    await sendMessage(again.services, { messageId: messageId.parse(id) }, attempt(2));
    const [row] = await now.domain.db.execute<{ failure: string | null }>(
      sql`select failure from messages where id = ${id}`,
    );
    const isSame = JSON.stringify(again[channel].sent) === JSON.stringify(before);
    return isSame ? "lives" : (row?.failure ?? "other bytes");
  };
}

/** Every use of the key that outlives a process: each has to survive a new SECRET_KEY. */
export const usesOfTheKey = {
  "a link that was mailed": {
    isResealed: true,
    make: async (scene) => {
      const account = await addAccount(scene);
      const { token } = await invite(scene, account);
      return async ({ domain }) =>
        answer(await openByLink(domain, { token, login: account.login }));
    },
  },
  "a unique code": {
    isResealed: true,
    make: async (scene) => {
      const account = await addAccount(scene);
      const { code } = await invite(scene, account);
      return async ({ domain }) => answer(await openByCode(domain, { code, login: account.login }));
    },
  },
  "an invitation that is mailed again": {
    isResealed: false,
    make: async (scene) => putOff(scene, await invitationMail(scene)),
  },
  "a warning that is mailed again": {
    isResealed: false,
    make: async (scene) => {
      const { id } = await carryTo(scene, "individual.change", "submitted", { hasNumber: true });
      return putOff(scene, (await findMessageFor(scene, id, "warning-submitted")).id);
    },
  },
  "a warning by SMS that waits": {
    isResealed: false,
    make: async (scene) => {
      const { id } = await carryTo(scene, "individual.change", "submitted", { hasNumber: true });
      return putOff(scene, (await findMessageFor(scene, id, "warning-submitted", "sms")).id, "sms");
    },
  },
  "a set-up link that is mailed again": {
    isResealed: false,
    make: async (scene) => {
      const member = await enrolledMember(scene.domain);
      await scene.domain.db.transaction((tx) =>
        mailSetupLink(tx, scene.domain.secrets, member, false),
      );
      return putOff(
        scene,
        await lastMessage(scene, "staff-invitation", sql`staff_id = ${member.id}`),
      );
    },
  },
  "a set-up link": {
    isResealed: true,
    make: async ({ domain }) => {
      const email = asEmail(`${fresh("set-up")}@desk.example`);
      const made = await createStaffMember(domain, { email, name: "Ada", roles: ["agent"] });
      const token = made.ok ? made.value.setupToken : "";
      return async (now) =>
        answer(await setUpPassword(now.domain, { token, password, brand: "SafeBrands", visit }));
    },
  },
  "the word of a warning": {
    isResealed: true,
    make: async (scene) => {
      const { id } = await carryTo(scene, "individual.change", "submitted", { hasNumber: true });
      const message = await findMessageFor(scene, id, "warning-submitted");
      const token = scene.domain.secrets.linkToken(message.linkId ?? "");
      const shown = await findWarning(scene.domain, token);
      return async (now) => livesIf((await findWarning(now.domain, token))?.word === shown?.word);
    },
  },
  "a link that was asked for": {
    isResealed: false,
    make: async (scene) => {
      const { id, login } = await addAccount(scene);
      await askForLink(scene.domain, { login, token: null });
      const [job] = await scene.domain.db.execute<{ payload: JobPayloads["issue-link"] }>(
        sql`select payload from graphile_worker._private_jobs
          where payload ->> 'loginSealed' is not null order by id desc limit 1`,
      );
      return async ({ domain }) => {
        if (job) await issueAskedLink(domain, job.payload);
        const [made] = await domain.db.execute<{ n: number }>(
          sql`select count(*)::int as n from invitations where account_id = ${id}`,
        );
        return livesIf(made?.n === 1);
      };
    },
  },
  "a one-time code": {
    isResealed: true,
    make: async (scene) => {
      const id = await draftWith(scene, freshMobile());
      await sendTo(scene, id);
      const code = await codeFor(scene, id);
      return async ({ domain }) => answer(await checkCode(domain, id, { target: "new", code }));
    },
  },
  "a one-time code that waits to be sent": {
    isResealed: true,
    make: async (scene) => {
      const id = await draftWith(scene, freshMobile());
      await sendTo(scene, id);
      return putOff(scene, (await findMessageFor(scene, id, "one-time-code", "sms")).id, "sms");
    },
  },
  "wrong codes of a number": {
    isResealed: true,
    make: async (scene) => {
      const mobile = freshMobile();
      const id = await draftWith(scene, mobile);
      await sendTo(scene, id);
      await guess(scene, id);
      const request = await requestOf(scene, id);
      const account = await findAccount(scene.domain.db, request.accountId);
      const guessed = { request, account, target: "new", mobile } as const;
      return async ({ domain }) =>
        livesIf((await countFailures(domain.db, domain, guessed)).ofNumber === 1);
    },
  },
  "codes sent to a number and its range": {
    isResealed: true,
    make: async (scene) => {
      const mobile = freshMobile();
      const id = await draftWith(scene, mobile);
      await sendTo(scene, id);
      const { accountId } = await requestOf(scene, id);
      return async ({ domain }) => {
        const to = { ...destinationOf(domain.secrets, mobile), isProved: false };
        const sender = { accountId, requestId: id, target: "new" } as const;
        const counts = await domain.db.transaction((tx) => countSends(tx, sender, to));
        return livesIf(counts.toNumberEver === 1 && counts.toRange.day >= 1);
      };
    },
  },
  "a used-up budget that was reported": {
    isResealed: false,
    make: async (scene) => {
      const mobile = freshMobile();
      const usedUp = { scope: "range", period: "hour" } as const;
      const open = ({ domain }: Scene) => {
        const to = { ...destinationOf(domain.secrets, mobile), isProved: true };
        return domain.db.transaction((tx) => openBreaker(tx, usedUp, to));
      };
      await open(scene);
      return async (now) => livesIf(!(await open(now)));
    },
  },
  "attempts of a form": {
    isResealed: false,
    make: async (scene) => {
      const keys = { "report-address": fresh("192.0.2.1") } as const;
      const settings = { rateLimitFactor: 1, mode: "real" };
      const spendOn = async ({ domain, url }: Scene) => {
        const limiter = openRateLimiter(url);
        const room = await spend({ services: { ...domain, limiter, settings } as never }, keys);
        await limiter.close();
        return room;
      };
      for (let used = 0; used < 5; used += 1) await spendOn(scene);
      return async (now) => livesIf(!(await spendOn(now)).ok);
    },
  },
  "a second factor": {
    isResealed: true,
    make: async ({ domain }) => {
      const member = await enrolledMember(domain);
      const token = await halfSignedIn(domain, member.email);
      return async (now) =>
        answer(await completeSignIn(now.domain, { token, code: codeNow(), visit }));
    },
  },
  "a backup code": {
    isResealed: true,
    make: async (scene) => {
      const { member, code } = await staffWithBackupCodes(scene);
      const token = await halfSignedIn(scene.domain, member.email);
      return async ({ domain }) => answer(await completeSignIn(domain, { token, code, visit }));
    },
  },
  "an enrolment that was begun": {
    isResealed: true,
    make: async ({ domain }) => {
      const email = asEmail(`${fresh("enrol")}@desk.example`);
      const made = await createStaffMember(domain, { email, name: "Ada", roles: ["agent"] });
      const link = { token: made.ok ? made.value.setupToken : "", password };
      const set = await setUpPassword(domain, { ...link, brand: "SafeBrands", visit });
      const token = set.ok ? set.value.token : "";
      const shown = (await findEnrolment(domain, token))?.secret ?? "";
      return async (now) => {
        const code = generateSync({ secret: shown });
        return answer(await confirmEnrolment(now.domain, { token, code, visit }));
      };
    },
  },
  "a browser that is known": {
    isResealed: false,
    make: async ({ domain }) => {
      const member = await enrolledMember(domain);
      const mark = await markBrowser(domain.db, domain.secrets, member);
      return async (now) => livesIf((await recogniseBrowser(now.domain, [mark], member)) !== null);
    },
  },
  "a form that was kept": {
    isResealed: true,
    make: async ({ domain }) => {
      const member = await enrolledMember(domain);
      const path = "/staff/requests/ABCD-EFGH/rejection";
      const form = { path, fields: { reason: ["Illisible"] }, version: 1, hadFile: false };
      await keepForm(domain, staffOwner(member.id), form);
      const token = newToken();
      await domain.db.transaction((tx) => claimKeptForms(tx, staffOwner(member.id), digest(token)));
      return async (now) => {
        const found = await findKeptForm(now.domain, { token, path });
        return livesIf(found?.fields["reason"]?.[0] === "Illisible");
      };
    },
  },
  "an anchor of the audit trail": {
    isResealed: true,
    make: async ({ domain }) => {
      const store = memoryStore();
      await domain.db.execute(sql`delete from audit_anchors`);
      await domain.db.execute(sql`update audit_heads set anchored_seq = 0`);
      await writeAnchors({ ...domain, store }, { evenEmpty: true });
      return async (now) => {
        // The next one, of the new key, vouches for it.
        await writeAnchors({ ...now.domain, store }, { evenEmpty: true });
        const { anchorFaults } = await verifyAudit({ ...now.domain, store, checkStamp });
        return livesIf(store.objects.size > 1 && anchorFaults.length === 0);
      };
    },
  },
  "an evidence file": {
    isResealed: true,
    make: async ({ domain }) => {
      const { publicKey, signature } = domain.secrets.sign("manifest");
      // Whoever verifies has the public key from before.
      return async (now) =>
        livesIf(now.domain.secrets.isSigned("manifest", { publicKey, signature }));
    },
  },
  "the address of a search for a number": {
    isResealed: false,
    make: async ({ domain }) => {
      const query = searchAddress(domain.secrets, "06 39 98 12 34");
      return async (now) =>
        livesIf(searchedFor(now.domain.secrets, new URLSearchParams(query)) === "06 39 98 12 34");
    },
  },
} as const satisfies Record<string, Use>;

export type UseOfTheKey = keyof typeof usesOfTheKey;
