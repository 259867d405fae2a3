import { domainToASCII } from "node:url";
import { describe, expect, it } from "vitest";
import { asEmail } from "#tests/support/contacts.ts";
import { looksLike } from "./look-alike.ts";

/** As it is kept: with the domain's ASCII form. */
function kept(address: string) {
  const [local = "", domain = ""] = address.split("@");
  return asEmail(`${local}@${domainToASCII(domain)}`);
}

describe("a contact's address looks like a known one", () => {
  it.each([
    ["claire@exemple.fr", "claire@exеmple.fr", "Cyrillic е"],
    ["claire@exemple.fr", "claire@exémple.fr", "an accent"],
    ["claire@exemple.fr", "claire@exemple.com", "another top level"],
    ["claire@exemple.fr", "claire@exemple.co.uk", "another second level"],
    ["claire@exemple.fr", "compta@exemples.fr", "a letter more"],
    ["claire@exemple.fr", "claire@exempl.fr", "a letter less"],
    ["claire@exemple.fr", "claire@exemqle.fr", "another letter"],
    ["claire@exemple.fr", "claire@exmeple.fr", "two letters swapped"],
    ["claire@exemple.fr", "claire@exernple.fr", "rn for m"],
    ["claire@exemple.fr", "claire@exemp1e.fr", "1 for l"],
    ["claire@exemple.fr", "claire@ex-emple.fr", "a hyphen"],
    ["claire@exemple.fr", "claire@exemple-groupe.com", "a name with a word more"],
    ["claire@exemple.fr", "claire@exemple.fr.mail-service.net", "the domain within another"],
    ["claire.martin@exemple.fr", "clairemartin@exemple.fr", "without the dot"],
    ["claire.martin@exemple.fr", "c1aire.martin@exemple.fr", "1 for l in the name"],
    ["claire.martin@gmail.com", "claire.martim@gmail.com", "one letter off at a provider"],
    ["claire.martin@gmail.com", "claire.martin@outlook.com", "the same name at another provider"],
    ["claire@modern.fr", "claire@modem.fr", "rn for m in the known one"],
    ["contact@οrange-metal.fr", "contact@orange-metal.fr", "Greek omicron in the known one"],
  ])("%s, %s: %s", (known, address) => {
    expect(looksLike(kept(address), kept(known))).toBe(true);
  });

  it.each([
    ["claire@exemple.fr", "claire@exemple.fr"],
    ["claire@exemple.fr", "julie@exemple.fr"],
    ["claire@exemple.fr", "claire@mail.exemple.fr"],
    ["claire@exemple.fr", "julie.castel@autre-maison.fr"],
    ["claire@gmail.com", "julie.castel@mail.com"],
    ["claire@hotmail.fr", "julie@hotmail.com"],
    ["jo@exemple.fr", "ja@exemple.fr"],
    ["claire@sa.fr", "julie@sb.fr"],
    ["claire@exemple.fr", "julie@xn--a"],
  ])("not %s, %s", (known, address) => {
    expect(looksLike(address as ReturnType<typeof asEmail>, kept(known))).toBe(false);
  });
});
