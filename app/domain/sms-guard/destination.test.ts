import { expect, it } from "vitest";
import { createSecrets } from "#app/domain/secrets.server.ts";
import { asMobile } from "#tests/support/contacts.ts";
import { destinationOf } from "./destination.server.ts";

const secrets = createSecrets("k".repeat(32));

it.each([
  ["+33639981234", "FR", false, "+3363998"],
  ["+262692123456", "RE", false, "+26269212"],
  ["+590690001234", "GP", false, "+59069000"],
  ["+68987123456", "PF", false, "+6898712"],
  ["+32470123456", "BE", true, "+3247012"],
  ["+14155550123", "US", true, "+1415555"],
  // Ported to the mainland: no valid number, and asked about.
  ["+33694001234", "FR", false, "+3369400"],
])("%s goes to %s", (mobile, country, isAbroad, range) => {
  const to = destinationOf(secrets, asMobile(mobile));
  expect(to).toMatchObject({ country, isAbroad, range });
});

it("Numbers of one range share its key, and no key shows a number", () => {
  const one = destinationOf(secrets, asMobile("+33639981234"));
  const same = destinationOf(secrets, asMobile("+33639985678"));
  const other = destinationOf(secrets, asMobile("+33639991234"));
  expect(one.rangeKeys).toEqual(same.rangeKeys);
  expect(one.rangeKeys.some((key) => other.rangeKeys.includes(key))).toBe(false);
  expect(one.numberKeys.some((key) => same.numberKeys.includes(key))).toBe(false);
  expect([...one.numberKeys, ...one.rangeKeys].join(" ")).not.toContain("39981234");
});
