import type { Outcome } from "#app/pdf/decision.ts";
import type { ReceiptData } from "#app/pdf/receipt.ts";

export const parties = {
  brand: {
    name: "SafeBrands",
    supportEmail: "support@safebrands.com",
    supportPhone: "+33 4 88 66 22 23",
  },
  manager: null,
};

export const contact = {
  name: "Jeanne Morel-Łukasiewicz",
  role: "Gérante",
  email: "jeanne.morel@ateliers.example",
};

export const facts = {
  reference: "PSR-7K4M-29",
  accountName: "L’Œuvre d’été, « Cœur & Noël »",
  situation: "Le contact principal est décédé",
  mobile: "+33 6 12 34 56 78",
  addresses: [],
  contact,
};

export const sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

export const receiptData: ReceiptData = {
  ...parties,
  facts,
  submittedAt: new Date("2026-11-23T13:05:00Z"),
  next: { contactWaits: true, linkPageUrl: "https://portail.example/link" },
  documents: [
    {
      title: "Lettre",
      files: [{ name: "lettre signée.pdf", size: "1,2\u00a0Mo", sha256 }],
    },
  ],
};

export const outcomes: readonly Outcome[] = [
  { kind: "approved", takesEffectAt: new Date("2026-11-25T13:05:00Z"), confirms: false },
  { kind: "approved", takesEffectAt: new Date("2026-11-25T13:05:00Z"), confirms: true },
  { kind: "approved", takesEffectAt: null, confirms: false },
  { kind: "applied", appliedAt: new Date("2026-11-25T13:06:00Z") },
  ...[false, true].map((wasApproved) => ({
    kind: "rejected" as const,
    reason: "Le Kbis a plus d’un an.\nIl ne nomme pas Mme Morel.",
    wasApproved,
  })),
];

export const longName = (times: number) => "très-long-nom_de.fichier".repeat(times);
