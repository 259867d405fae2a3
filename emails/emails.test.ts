import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { locales } from "#app/i18n/paraglide/runtime.js";
import { approvedMail } from "./approved.tsx";
import { changesRequestedMail } from "./changes-requested.tsx";
import { changesTakenBackMail } from "./changes-taken-back.tsx";
import { confirmationMail } from "./confirmation.tsx";
import { contactProofMail } from "./contact-proof.tsx";
import { effectiveMail } from "./effective.tsx";
import { type InvitationData, invitationMail } from "./invitation.tsx";
import { lapsedMail } from "./lapsed.tsx";
import type { MailParties } from "./mail.ts";
import { otherRecipientMail } from "./other-recipient.tsx";
import { receivedMail } from "./received.tsx";
import { rejectedMail } from "./rejected.tsx";
import { reminderMail } from "./reminder.tsx";
import { renderMail } from "./render.server.tsx";
import { staffAlarmMail } from "./staff-alarm.tsx";
import { staffInvitationMail } from "./staff-invitation.tsx";
import { staffNoticeMail } from "./staff-notice.tsx";
import { threadMessageMail } from "./thread-message.tsx";
import { type WarningData, warningMail } from "./warning.tsx";

const parties: MailParties = {
  brand: {
    name: "SafeBrands",
    supportEmail: "support@safebrands.com",
    supportPhone: "+33 4 88 66 22 23",
  },
  manager: null,
};
const link = "https://portail.example/login/Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA";
const reference = "PSR-7K4M-29";
const at = new Date("2026-11-23T13:05:00Z");

const mobile = { kind: "mobile", value: "+33 6 •• •• •• 78" } as const;
const addresses = { kind: "addresses", value: "192.0.2.10, 2001:db8::1" } as const;

const invitation: InvitationData = {
  ...parties,
  link,
  uniqueCode: "7K4M-29QX-RT3H",
  codePageUrl: "https://portail.example/code",
  expiresAt: at,
  organisation: true,
  situations: [
    {
      title: "La société a été rachetée",
      documents: [{ need: "one-of", titles: ["Kbis", "Acte de cession"] }],
    },
  ],
};
const reminder = {
  ...parties,
  reference,
  link,
  expiresAt: at,
  closesAt: new Date("2026-12-08T23:30:00Z"),
};
const warning: Omit<WarningData, "stage"> = {
  ...parties,
  accountName: "Acme",
  what: "+33 6 •• •• •• 78",
  takesEffectAt: at,
  confirms: false,
  confirmBefore: null,
  freezeLink: link,
  expiresAt: at,
};
const report = {
  kind: "notice-report",
  about: { reference: null, account: null },
  report: { login: "acme-sas", text: "Ce n’est pas moi, rappelez le 01 99 00 12 34." },
} as const;
const rejection = { ...parties, reference, reason: "Le Kbis est illisible." };
const succession = { ...parties, reference, change: mobile, newContact: "Jeanne Morel" };

const mails = {
  invitation: {
    write: invitationMail.bind(null, invitation),
    shows: [link, "7K4M-29QX-RT3H", "Kbis"],
  },
  "contact proof": {
    write: contactProofMail.bind(null, {
      ...parties,
      contactName: "Jeanne Morel",
      accountName: "Acme",
      link,
      expiresAt: at,
    }),
    shows: [link, "Jeanne Morel", "Acme"],
  },
  "other recipient": {
    write: otherRecipientMail.bind(null, {
      ...parties,
      recipient: "autre@example.org",
      invitedAt: at,
      freezeLink: link,
    }),
    shows: [link, "autre@example.org"],
  },
  received: {
    write: receivedMail.bind(null, {
      ...parties,
      reference,
      situation: "Rachat",
      linkPageUrl: "https://portail.example/link",
      unprovedContact: null,
    }),
    shows: [reference, "Rachat", "https://portail.example/link"],
  },
  "received, by another recipient": {
    write: receivedMail.bind(null, {
      ...parties,
      reference,
      situation: "Rachat",
      linkPageUrl: null,
      unprovedContact: "Jeanne Morel",
    }),
    shows: [reference, "Rachat", "invitation", "Jeanne Morel"],
  },
  "approved with a delay": {
    write: approvedMail.bind(null, {
      ...parties,
      reference,
      change: mobile,
      newContact: null,
      takesEffectAt: at,
      confirms: false,
    }),
    shows: [reference, "+33 6 •• •• •• 78", "2026"],
  },
  "approved at once": {
    write: approvedMail.bind(null, {
      ...parties,
      reference,
      change: mobile,
      newContact: null,
      takesEffectAt: null,
      confirms: false,
    }),
    shows: [reference],
  },
  "effective for addresses": {
    write: effectiveMail.bind(null, { ...parties, reference, change: addresses, newContact: null }),
    shows: [reference, "192.0.2.10, 2001:db8::1"],
  },
  effective: {
    write: effectiveMail.bind(null, { ...parties, reference, change: mobile, newContact: null }),
    shows: [reference, "+33 6 •• •• •• 78"],
  },
  "approved with a delay, with a new main contact": {
    write: approvedMail.bind(null, { ...succession, takesEffectAt: at, confirms: false }),
    shows: ["Jeanne Morel", "2026"],
  },
  "effective, with a new main contact": {
    write: effectiveMail.bind(null, succession),
    shows: ["Jeanne Morel"],
  },
  "approved, to be confirmed": {
    write: approvedMail.bind(null, { ...succession, takesEffectAt: at, confirms: true }),
    shows: ["Jeanne Morel", "2026"],
  },
  confirmation: {
    write: confirmationMail.bind(null, { ...succession, link, confirmBefore: at }),
    shows: [reference, link, "+33 6 •• •• •• 78", "Jeanne Morel", "2026"],
  },
  lapsed: { write: lapsedMail.bind(null, { ...parties, reference }), shows: [reference] },
  rejected: {
    write: rejectedMail.bind(null, { ...rejection, wasApproved: false }),
    shows: [reference, "Le Kbis est illisible."],
  },
  "rejected after the approval": {
    write: rejectedMail.bind(null, { ...rejection, wasApproved: true }),
    shows: [reference, "Le Kbis est illisible."],
  },
  "changes requested": {
    write: changesRequestedMail.bind(null, {
      ...parties,
      reference,
      message: "Il manque une page.",
      steps: ["Pièces"],
      link,
      expiresAt: at,
      closesAt: new Date("2026-12-08T23:30:00Z"),
    }),
    shows: [reference, link, "Il manque une page.", "Pièces", "9\u00a0", "2026"],
  },
  "reminder of a returned request": {
    write: reminderMail.bind(null, { ...reminder, isReturned: true }),
    shows: [reference, link, "9\u00a0", "2026"],
  },
  "reminder of a draft": {
    write: reminderMail.bind(null, { ...reminder, isReturned: false }),
    shows: [reference, link, "9\u00a0", "2026"],
  },
  "message of staff": {
    write: threadMessageMail.bind(null, {
      ...parties,
      reference,
      link,
      expiresAt: at,
      hasFiles: false,
    }),
    shows: [reference, link],
  },
  "message of staff with a file": {
    write: threadMessageMail.bind(null, {
      ...parties,
      reference,
      link,
      expiresAt: at,
      hasFiles: true,
    }),
    shows: [reference, link],
  },
  "changes taken back": {
    write: changesTakenBackMail.bind(null, { ...parties, reference }),
    shows: [reference],
  },
  "warning at submission": {
    write: warningMail.bind(null, { ...warning, stage: "submitted" }),
    shows: [link, "Acme", "+33 6 •• •• •• 78"],
  },
  "warning at the decision": {
    write: warningMail.bind(null, { ...warning, stage: "decided" }),
    shows: [link, "Acme", "2026"],
  },
  "warning at the rejection": {
    write: warningMail.bind(null, { ...warning, stage: "rejected" }),
    shows: [link, "Acme", "+33 6 •• •• •• 78"],
  },
  "warning that a freeze was lifted": {
    write: warningMail.bind(null, { ...warning, stage: "lifted" }),
    shows: [link, "Acme", "+33 6 •• •• •• 78", "2026"],
  },
  "warning that a confirmation is asked": {
    write: warningMail.bind(null, { ...warning, stage: "asked", confirmBefore: at }),
    shows: [link, "Acme", "+33 6 •• •• •• 78", "2026"],
  },
  "warning that nobody confirmed": {
    write: warningMail.bind(null, { ...warning, stage: "lapsed", takesEffectAt: null }),
    shows: [link, "Acme", "+33 6 •• •• •• 78"],
  },
  "warning of wrong codes": {
    write: warningMail.bind(null, { ...warning, stage: "failures", takesEffectAt: null }),
    shows: [link, "Acme"],
  },
  "warning of new attempts": {
    write: warningMail.bind(null, { ...warning, stage: "reset", takesEffectAt: null }),
    shows: [link, "Acme"],
  },
  ...Object.fromEntries(
    (
      [
        ["service", ""],
        ["country", "BE"],
        ["range", "+3363998…"],
      ] as const
    ).map(([scope, where]) => [
      `staff alarm: budget of ${scope}`,
      {
        write: staffAlarmMail.bind(null, {
          ...parties,
          alarm: { kind: "sms-budget", scope, period: "hour", where, most: 1234 },
          url: link,
        }),
        shows: [where, "1234", "SMS_BUDGET_HOUR", link],
      },
    ]),
  ),
  "staff alarm: report about a known link": {
    write: staffAlarmMail.bind(null, {
      ...parties,
      alarm: { ...report, about: { reference, account: null } },
      url: link,
    }),
    shows: [link, reference, "acme-sas", "Ce n’est pas moi, rappelez le 01 99 00 12 34."],
  },
  "staff alarm: report about nothing known": {
    write: staffAlarmMail.bind(null, { ...parties, alarm: report, url: link }),
    shows: [link, "01 99 00 12 34"],
  },
  ...Object.fromEntries(
    (["frozen", "frozen-by-staff", "alarm-after-effect", "alarm-closed"] as const).map((kind) => [
      `staff alarm: ${kind}`,
      {
        write: staffAlarmMail.bind(null, { ...parties, alarm: { kind, reference }, url: link }),
        shows: [reference, link],
      },
    ]),
  ),
  ...Object.fromEntries(
    (["invitation-stopped", "dead-link"] as const).map((kind) => {
      const alarm = { kind, login: "acme-sas", recipient: "autre@example.org", attempts: 5 };
      return [
        `staff alarm: ${kind}`,
        {
          write: staffAlarmMail.bind(null, { ...parties, alarm, url: link }),
          shows: ["acme-sas", "autre@example.org", link],
        },
      ];
    }),
  ),
  ...Object.fromEntries(
    (["wrong-second-factors", "member-access", "risk-proposed", "risk-changed"] as const).map(
      (kind) => [
        `staff alarm: ${kind}`,
        {
          write: staffAlarmMail.bind(null, {
            ...parties,
            alarm: { kind, member: "Luc Martin", email: "luc@example.org" },
            url: link,
          }),
          shows: ["Luc Martin", "luc@example.org", link],
        },
      ],
    ),
  ),
  ...Object.fromEntries(
    (["sso-required", "sso-optional"] as const).flatMap((kind) =>
      ["Claire Roy", null].map((by) => [
        `staff alarm: ${kind}, by ${by ?? "command"}`,
        {
          write: staffAlarmMail.bind(null, { ...parties, alarm: { kind, by }, url: link }),
          shows: [...(by ? [by] : []), link],
        },
      ]),
    ),
  ),
  ...Object.fromEntries(
    [false, true].map((isRenewed) => [
      `staff invitation${isRenewed ? ", renewed" : ""}`,
      {
        write: staffInvitationMail.bind(null, {
          ...parties,
          name: "Luc Martin",
          link,
          expiresAt: at,
          isRenewed,
        }),
        shows: ["Luc Martin", link, "2026"],
      },
    ]),
  ),
  ...Object.fromEntries(
    (["disabled", "enabled", "roles", "sessions-ended"] as const).map((change) => [
      `staff notice: ${change}`,
      {
        write: staffNoticeMail.bind(null, { ...parties, name: "Luc", change, by: "Claire Roy" }),
        shows: ["Luc", "Claire Roy"],
      },
    ]),
  ),
  "staff notice: sign-ins": {
    write: staffNoticeMail.bind(null, {
      ...parties,
      name: "Luc",
      change: "signed-in",
      by: "",
      signIns: [
        { at: "2026-11-28T14:03:00Z", browser: "Firefox, Linux", address: "192.0.2.7" },
        { at: "2026-11-28T14:04:00Z", browser: null, address: "2001:db8::7" },
      ],
    }),
    shows: ["Luc", "2026", "Firefox, Linux", "192.0.2.7", "2001:db8::7"],
  },
  ...Object.fromEntries(
    (
      [
        "wrong-second-factors",
        "passkey-added",
        "passkey-removed",
        "passkey-copied",
        "password-removed",
      ] as const
    ).map((change) => [
      `staff notice: ${change}`,
      {
        write: staffNoticeMail.bind(null, { ...parties, name: "Luc", change, by: "" }),
        shows: ["Luc"],
      },
    ]),
  ),
  "staff notice: mentioned": {
    write: staffNoticeMail.bind(null, {
      ...parties,
      name: "Luc",
      change: "mentioned",
      by: "Claire Roy",
      about: { reference, url: "https://portail.example/staff/requests/7K4M-29QX" },
    }),
    shows: ["Luc", "Claire Roy", reference, "https://portail.example/staff/requests/7K4M-29QX"],
  },
  "staff notice: customer wrote": {
    write: staffNoticeMail.bind(null, {
      ...parties,
      name: "Luc",
      change: "customer-wrote",
      by: "",
      about: { reference, url: "https://portail.example/staff/requests/7K4M-29QX" },
    }),
    shows: ["Luc", reference, "https://portail.example/staff/requests/7K4M-29QX"],
  },
};

it("Every mail is written here in both languages: add a new one to the table above", () => {
  const written = globSync("emails/*.tsx").flatMap(
    (file) => readFileSync(file, "utf8").match(/(?<=export function )\w+Mail(?=\()/g) ?? [],
  );
  const own = readFileSync("emails/emails.test.ts", "utf8");
  expect(written).not.toEqual([]);
  expect(written.filter((name) => !own.includes(`write: ${name}.bind(`))).toEqual([]);
});

it("The mail about a message says whether there is a file with it", async () => {
  const words = { fr: "Un fichier accompagne le message", en: "There is a file with the message" };
  for (const locale of locales) {
    const { write: withFile } = mails["message of staff with a file"] ?? expect.fail();
    const { write: without } = mails["message of staff"] ?? expect.fail();
    expect((await renderMail(withFile(locale))).text).toContain(words[locale]);
    expect((await renderMail(without(locale))).text).not.toContain(words[locale]);
  }
});

describe.each(Object.entries(mails))("the mail %s", (_name, { write, shows }) => {
  it.each(locales)(
    "contains in %s everything it must say, in HTML and in plain text",
    async (locale) => {
      const { subject, html, text } = await renderMail(write(locale));
      expect(subject).toMatch(/^\[SafeBrands\] \S/);
      for (const words of shows) {
        expect(text).toContain(words);
        expect(html).toContain(words);
      }
      expect(html).toContain(`lang="${locale}"`);
      expect(subject + text).not.toMatch(/mail_|undefined|\[object|\{\w+\}|!/);
    },
  );

  it("differs by language, and is identical byte for byte when rendered twice", async () => {
    const [french, english, again] = await Promise.all(
      [write("fr"), write("en"), write("fr")].map(renderMail),
    );
    expect(french?.subject).not.toBe(english?.subject);
    expect(french?.text).not.toBe(english?.text);
    expect(again).toEqual(french);
  });
});

it("The invitation keeps the subject customers know", () => {
  expect(invitationMail(invitation, "fr").subject).toBe(
    "[SafeBrands] Sécurité Espace client – Double authentification : ajout/modification du numéro de mobile",
  );
  expect(invitationMail(invitation, "en").subject).toBe(
    "[SafeBrands] Client area security – Two-factor authentication: add or change the mobile number",
  );
});

it("Customers are told whom to call, staff are not", async () => {
  const alarm = { ...parties, alarm: { kind: "frozen", reference }, url: link } as const;
  const customer = await renderMail(warningMail({ ...warning, stage: "submitted" }, "fr"));
  const staff = await renderMail(staffAlarmMail(alarm, "fr"));
  expect(customer.text).toContain("04\u00a088\u00a066\u00a022\u00a023");
  expect(customer.text).toContain("support@safebrands.com");
  expect(staff.text).not.toContain("support@safebrands.com");
});

it("A reviewer's line breaks are kept in both bodies", async () => {
  const reason = "Première ligne.\nSeconde ligne.";
  const { html, text } = await renderMail(
    rejectedMail({ ...rejection, reason, wasApproved: false }, "fr"),
  );
  expect(text).toContain(reason);
  expect(html).toContain("Première ligne.<br/>Seconde ligne.");
});

it("Where an account has a manager, the manager is the person to call", async () => {
  const manager = {
    name: "Claire Vasseur",
    email: "claire@example.org",
    phone: "+33 4 88 66 22 41",
  };
  const { text } = await renderMail(invitationMail({ ...invitation, manager }, "fr"));
  expect(text).toContain("Claire Vasseur");
  expect(text).toContain("04\u00a088\u00a066\u00a022\u00a041");
  expect(text).not.toContain("support@safebrands.com");
});

it("A reviewer's words are displayed, never interpreted as markup", async () => {
  const reason = "<img src=x onerror=alert(1)>";
  const { html } = await renderMail(
    rejectedMail({ ...rejection, reason, wasApproved: false }, "fr"),
  );
  expect(html).not.toContain("<img");
});

it("A warning offers to report a rejected or applied request, and to block one that can still be stopped", async () => {
  const textOf = async (changes: Partial<WarningData> & Pick<WarningData, "stage">) =>
    (await renderMail(warningMail({ ...warning, ...changes }, "fr"))).text;
  for (const over of [
    await textOf({ stage: "rejected" }),
    await textOf({ stage: "decided", takesEffectAt: null }),
  ]) {
    expect(over).toContain("Signalez-le-nous");
    expect(over).not.toMatch(/[Bb]loque/);
  }
  for (const open of [await textOf({ stage: "submitted" }), await textOf({ stage: "decided" })]) {
    expect(open).toContain("Suspendez la demande");
  }
});

it("A warning about a lifted freeze lets people who did not agree block it again, and names the hour of effect if known", async () => {
  const lifted = { ...warning, stage: "lifted" } as const;
  const { text } = await renderMail(warningMail(lifted, "fr"));
  expect(text).toContain("Suspendez de nouveau la demande");
  expect(text).toContain("convenu avec nous");
  expect(text).toContain("Prise d’effet");
  const early = await renderMail(warningMail({ ...lifted, takesEffectAt: null }, "fr"));
  expect(early.text).not.toContain("Prise d’effet");
});

it("An approval without a delay says that the change is made, and promises no other e-mail", async () => {
  const data = {
    ...parties,
    reference,
    change: mobile,
    newContact: null,
    takesEffectAt: null,
    confirms: false,
  };
  const { text } = await renderMail(approvedMail(data, "fr"));
  expect(text).toContain("a pris effet");
  expect(text).not.toContain("confirmerons");
});

it("The new main contact is announced: as coming while the delay runs, as in place afterwards", async () => {
  const textOf = async (mail: Parameters<typeof renderMail>[0]) =>
    (await renderMail(mail)).text.replace(/\s+/g, " ");
  const becomes = "Jeanne Morel deviendra alors le contact principal";
  const is = "Jeanne Morel est désormais le contact principal";
  const held = await textOf(
    approvedMail({ ...succession, takesEffectAt: at, confirms: false }, "fr"),
  );
  const atOnce = await textOf(
    approvedMail({ ...succession, takesEffectAt: null, confirms: false }, "fr"),
  );
  const effective = await textOf(effectiveMail(succession, "fr"));
  expect(held).toContain(becomes);
  expect(held).not.toContain(is);
  for (const text of [atOnce, effective]) {
    expect(text).toContain(is);
    expect(text).not.toContain(becomes);
  }
  const kept = await textOf(effectiveMail({ ...succession, newContact: null }, "fr"));
  expect(kept).not.toContain("contact principal");
});

it("A name of one long word wraps and does not widen the e-mail", async () => {
  const newContact = "Wolfeschlegelsteinhausen".repeat(8);
  const { html } = await renderMail(effectiveMail({ ...succession, newContact }, "fr"));
  const holders = html.match(/<p[^>]*>(?:(?!<\/p>).)*Wolfeschlegel/g) ?? [];
  expect(holders).toHaveLength(2);
  for (const holder of holders) expect(holder).toContain("word-break:break-word");
});

it("A customer who was told of an approval is told that it is cancelled, not that there was none", async () => {
  const { subject, text } = await renderMail(
    rejectedMail({ ...rejection, wasApproved: true }, "fr"),
  );
  expect(subject).toBe(
    `[SafeBrands] Nous revenons sur l’acceptation de votre demande ${reference}`,
  );
  expect(text).toContain("Nous revenons sur l’acceptation de votre demande");
  expect(text).not.toContain("n’avons pas pu");
});

it.each(["https://portail.example/link", null])(
  "No mail promises a way back to a closed request (%s)",
  async (linkPageUrl) => {
    const data = { ...parties, reference, situation: "Rachat", linkPageUrl, unprovedContact: null };
    for (const [locale, words] of [
      ["fr", "Tant que votre demande n’est pas terminée"],
      ["en", "You can come back to your request until it is closed"],
    ] as const) {
      const { text } = await renderMail(receivedMail(data, locale));
      expect(text.replace(/\s+/g, " ")).toContain(words);
    }
  },
);

it("The invitation says where one document is enough and which are optional", async () => {
  const textWith = async (...documents: InvitationData["situations"][number]["documents"]) => {
    const situations = [{ title: "Décès", documents }];
    return (await renderMail(invitationMail({ ...invitation, situations }, "fr"))).text;
  };
  const letter = { need: "one-of", titles: ["Lettre"] } as const;
  const either = { need: "one-of", titles: ["Kbis", "Acte de cession"] } as const;
  const enough = "Un seul de ces justificatifs suffit";
  expect(await textWith(either)).toContain(enough);
  const death = await textWith(letter, { need: "optional", titles: ["Kbis"] });
  expect(death).not.toContain(enough);
  expect(death).toMatch(/Lettre\s+Facultatif, mais utile à notre équipe\u00a0:\s+\* Kbis/);
});
