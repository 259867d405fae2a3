import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Look,
  newKey,
  type UseOfTheKey,
  usesOfTheKey,
  withKeys,
} from "#tests/support/scenario/rotation.ts";
import { openScene, type Scene } from "#tests/support/scenario/scenario.ts";
import { noteKey } from "./note-key.server.ts";
import { resealPlace } from "./reseal.server.ts";
import { restingPlaces } from "./resting-places.ts";

let opened: Scene;
beforeAll(async () => {
  opened = await openScene();
});
afterAll(() => opened.close());

const [first, second, third] = [newKey(), newKey(), newKey()];
const under = (...keys: Uint8Array[]) => withKeys(opened, keys);
const names = Object.keys(usesOfTheKey) as UseOfTheKey[];
const make = (name: UseOfTheKey): Promise<Look> => usesOfTheKey[name].make(under(first));

async function reseal(...keys: Uint8Array[]) {
  const { domain } = under(...keys);
  await noteKey(domain);
  for (const place of restingPlaces) await resealPlace(domain, place);
}

describe("a new SECRET_KEY, with the old one in SECRET_KEYS_OLD, does not end", () => {
  it.each(names)("%s", async (name) => {
    const look = await make(name);
    expect(await look(under(second, first))).toBe("lives");
  });

  it.each(names)("%s, not even after two changes in a row", async (name) => {
    const look = await make(name);
    expect(await look(under(third, second, first))).toBe("lives");
  });

  it.each(names)("%s, nor does secrets:reseal while the old key is there", async (name) => {
    const look = await make(name);
    await reseal(second, first);
    expect(await look(under(second, first))).toBe("lives");
  });
});

describe("after secrets:reseal the old key can go without ending", () => {
  const resealed = names.filter((name) => usesOfTheKey[name].isResealed);

  it.each(resealed)("%s", async (name) => {
    const look = await make(name);
    await reseal(second, first);
    expect(await look(under(second))).toBe("lives");
  });

  it.each(resealed)("%s, after two changes in a row", async (name) => {
    const look = await make(name);
    await reseal(second, first);
    await reseal(third, second);
    expect(await look(under(third))).toBe("lives");
  });
});

/** Links are compared by a plain hash: once mailed, they need no key. */
const needsNoKey: readonly UseOfTheKey[] = [
  "a link that was mailed",
  "a set-up link",
  "the word of a warning",
  "an anchor of the audit trail",
  "an evidence file",
];

const ends: Partial<Record<UseOfTheKey, string>> = {
  "a unique code": "wrong-code",
  "an invitation that is mailed again": "key-gone",
  "a warning that is mailed again": "key-gone",
  "a warning by SMS that waits": "key-gone",
  "a set-up link that is mailed again": "code-ended",
  "a one-time code": "code-ended",
  "a one-time code that waits to be sent": "key-gone",
  "a second factor": "factor-lost",
  "a backup code": "factor-lost",
  "an enrolment that was begun": "wrong-code",
};

describe("an old key that was removed too early ends, without a fault,", () => {
  it.each(names.filter((name) => !needsNoKey.includes(name)))("%s", async (name) => {
    const look = await make(name);
    const end = await look(under(second));
    expect(end).not.toBe("lives");
    expect(end).toBe(ends[name] ?? "ended");
  });
});
