import { limits, type RateLimit } from "#app/domain/limits.ts";
import { recordLockOut } from "#app/domain/staff/lock-out.server.ts";
import { addressKey } from "../address-key.ts";
import type { PageContext } from "../context.ts";
import type { Full } from "../forms.server.ts";
import { giveBack, spend } from "../limits.server.ts";
import { knownBrowser } from "./known-browser.server.ts";

type Step = "password" | "code";

/** `id`: only in the second step. */
export interface SignInTry {
  readonly email: string | null;
  readonly id: string | null;
}

type Spent = { readonly ok: true; readonly giveBack: () => Promise<void> } | Full;

const limitsOf = {
  password: {
    network: "staff-login-network",
    everywhere: "staff-login-everywhere",
    browser: "staff-login-browser",
  },
  code: {
    network: "staff-code-network",
    everywhere: "staff-code-everywhere",
    browser: "staff-code-browser",
  },
} as const satisfies Record<Step, Record<string, RateLimit>>;

/**
 * A browser that its owner has signed in with before has attempts of its own, so that strangers can
 * keep nobody out. A correct password or code is given back: only failures count.
 */
export async function spendSignIn(
  request: Request,
  context: PageContext,
  step: Step,
  who: SignInTry,
): Promise<Spent> {
  const browser = await knownBrowser(request, context, who);
  const names = limitsOf[step];
  if (browser) return spendAll(context, { [names.browser]: browser });
  const address = context.clientAddress;
  const identity = identityOf(who);
  const network = { [names.network]: `${addressKey(address)} ${identity}` };
  const near = await spendAll(context, { "staff-login-address": address, ...network });
  if (!near.ok) return refused(context, who, near, addressKey(address));
  const everywhere = await spendPaced(context, names.everywhere, identity);
  if (!everywhere.ok) return refused(context, who, everywhere, "everywhere");
  return {
    ok: true,
    giveBack: async () => {
      await near.giveBack();
      await everywhere.giveBack();
    },
  };
}

function identityOf({ email, id }: SignInTry) {
  return id ?? (email ?? "").trim().toLowerCase();
}

type Keys = Partial<Record<RateLimit, string>>;

async function spendAll(context: PageContext, keys: Keys): Promise<Spent> {
  const room = await spend(context, keys);
  return room.ok ? { ok: true, giveBack: () => giveBack(context, keys) } : room;
}

/** Beyond the limit, one attempt at a time, with growing waits between them: slow, never closed. */
async function spendPaced(
  context: PageContext,
  limit: RateLimit,
  identity: string,
): Promise<Spent> {
  const room = await spend(context, { [limit]: identity });
  const free = { ok: true, giveBack: () => giveBack(context, { [limit]: identity }) } as const;
  if (room.ok) return free;
  const rule = { name: `${limit}-wait`, points: 1, seconds: waitAfter(room.over ?? 1) };
  const keys = context.services.secrets.rateKeys(identity);
  const turn = await context.services.limiter.spend(rule, keys);
  return turn.ok ? free : turn;
}

function waitAfter(over: number) {
  const waits = limits.signInWaitSeconds;
  const step = Math.floor((over - 1) / limits.attemptsPerSignInWait);
  return waits[Math.min(step, waits.length - 1)] ?? 1;
}

/** The first blocked attempt is written to the audit trail, at most once in the window of its rate rule. */
async function refused(context: PageContext, who: SignInTry, room: Full, from: string) {
  const first = await spend(context, { "staff-lock-out": `${from} ${identityOf(who)}` });
  if (first.ok) {
    const { clientAddress: address, services } = context;
    await recordLockOut(services, { email: who.email, address });
  }
  return room;
}
