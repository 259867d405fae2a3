import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { usualSituation } from "#app/domain/situation/catalogue.ts";
import { codesTo, type FlowAccount, linksTo } from "#tests/support/e2e/flow.ts";
import type { Instances } from "#tests/support/e2e/instances.ts";
import { newDocument } from "#tests/support/e2e/journey.ts";
import type { Situation } from "#tests/support/e2e/situations.ts";
import { uploadForm } from "#tests/support/e2e/walker.ts";
import { say } from "#tests/support/e2e/words.ts";
import { patiently } from "./patience.ts";
import { type Answer, PatientVisitor } from "./patient-visitor.ts";

/** Milliseconds after which a person no longer believes that the message will come. */
const giveUpAfter = 90_000;
export const addresses = "81.2.69.0/24";

export interface GivenFile {
  readonly kind: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

export interface Wait {
  readonly what: string;
  readonly from: number;
  /** Infinity when the person gave up. */
  readonly to: number;
}

/**
 * A customer without scripts, who goes where the page leads: answers what is asked, and after a
 * failed answer loads the page again and does again what it still asks for.
 */
export class Person {
  readonly account: FlowAccount;
  readonly situation: Situation;
  readonly newContact: string;
  readonly visitor: PatientVisitor;
  /** Of all that the pages said to be received: steps, and names of documents. */
  readonly received = new Set<string>();
  readonly files: GivenFile[] = [];
  readonly waits: Wait[] = [];
  /** A page asks again for what another said to be received. */
  readonly lost: string[] = [];
  readonly #product: Instances;
  readonly #random: () => number;
  readonly #tried = new Set<string>();
  #codeAskedAt = 0;

  constructor(
    product: Instances,
    account: FlowAccount,
    situation: Situation,
    random: () => number,
  ) {
    this.#product = product;
    this.#random = random;
    this.account = account;
    this.situation = situation;
    this.newContact = `new-${account.email}`;
    this.visitor = new PatientVisitor(product.bases, Math.floor(random() * 2));
  }

  async submit(): Promise<void> {
    for (const kind of this.situation.documents) {
      const bytes = await newDocument(kind);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      this.files.push({ kind, name: `${kind}-${this.account.login}.pdf`, bytes, sha256 });
    }
    await this.#comeIn();
    await patiently(`a submission of ${this.account.login}`, () => this.#goOn());
    this.received.add("submission");
  }

  async proveContact(): Promise<void> {
    if (this.situation.contact !== "new") return;
    const to = this.newContact;
    const link = await this.#await("contact link", () => linksTo(this.#product, to, "contact")[0]);
    if (link === null) return;
    const heir = new PatientVisitor(this.#product.bases);
    await patiently(`the proof of ${to}`, async () => {
      const answer = await heir.post(link, { email: to });
      // 410: the answer to the accepted proof was lost.
      return answer?.status === 200 || answer?.status === 410 || null;
    });
    this.received.add("contact-proof");
  }

  async #comeIn() {
    const { login, email } = this.account;
    await patiently(`an open visit of ${login}`, async () => {
      const asked = await this.visitor.post("/link", { login });
      if (asked?.status !== 200) return null;
      const link = await this.#await("login link", () =>
        linksTo(this.#product, email, "login").findLast((one) => !this.#tried.has(one)),
      );
      return link === null ? null : this.#open(link);
    });
  }

  /** Null if another link is needed: the answer that opened the visit was lost. */
  #open(link: string) {
    this.#tried.add(link);
    return patiently<boolean>(`an answer to ${link}`, async () => {
      const answer = await this.visitor.post(link, { login: this.account.login });
      return answer && answer.status === 303;
    }).then((isOpen) => isOpen || null);
  }

  /** One look at where the request stands, and one deed. True: it is submitted. */
  async #goOn(): Promise<true | null> {
    await sleep(this.#random() * 800);
    const page = await this.visitor.open("/request");
    if (page?.status !== 200) return null;
    if (page.path === "/request") return true;
    await this.#answer(page.path, page);
    return null;
  }

  async #answer(path: string, { page }: Answer) {
    if (this.#isUnusual && !this.received.has("/request/situation")) {
      return this.#give("/request/situation", { situation: this.situation.id });
    }
    if (this.received.has(path)) this.lost.push(`${path} is asked again`);
    switch (path) {
      case "/request/mobile":
        // It sends the code.
        this.#codeAskedAt = Date.now();
        return this.#give(path, { mobile: this.account.mobile });
      case "/request/addresses":
        return this.#give(path, { addresses });
      case "/request/contact":
        return this.#give(path, this.#contact());
      case "/request/documents":
        return this.#giveDocuments(path, page);
      case "/request/verification":
        return this.#prove(path, page, this.account.mobile);
      case "/request/verification/current":
        return this.#prove(path, page, this.account.oldMobile ?? "");
      case "/request/check": {
        const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? "";
        await this.visitor.post(path, { version });
      }
    }
  }

  /** An accepted answer leads to a step; any other leads to the status page or refuses. */
  async #give(path: string, fields: Record<string, string>) {
    const answer = await this.visitor.post(path, fields);
    if (answer?.status === 303 && answer.location.startsWith("/request/")) this.received.add(path);
    return answer;
  }

  /** The account tells the usual situation; any other is chosen. */
  get #isUnusual() {
    const { id, entity } = this.situation;
    return id !== usualSituation({ entity, mobile: this.account.oldMobile ?? null });
  }

  #contact(): Record<string, string> {
    if (this.situation.contact === "kept") return { contactChanges: "no" };
    const heir = { contactName: "Claire Héritier", contactRole: "Gérance" };
    return { contactChanges: "yes", ...heir, contactEmail: this.newContact };
  }

  async #giveDocuments(path: string, page: string) {
    for (const { kind, name, bytes } of this.files) {
      const isListed = page.includes(name);
      if (isListed) this.received.add(name);
      else if (this.received.has(name)) this.lost.push(`${name} is not listed any more`);
      if (isListed) continue;
      const answer = await this.visitor.post(path, uploadForm(kind, name, bytes));
      if (answer?.status === 303) this.received.add(name);
      return;
    }
    await this.#give(path, { intent: "continue" });
  }

  async #prove(path: string, page: string, mobile: string) {
    this.#codeAskedAt ||= Date.now();
    if (page.includes('value="send"')) return this.#askForCode(path, "send");
    const isUnderway = page.includes('name="code"');
    const code = codesTo(this.#product, mobile).findLast((one) => !this.#tried.has(one));
    if (isUnderway && code !== undefined) {
      const answer = await this.#give(path, { code });
      if (answer === null) return;
      this.#tried.add(code);
      this.waits.push({ what: "code", from: this.#codeAskedAt, to: Date.now() });
      this.#codeAskedAt = 0;
      return;
    }
    const isUnknown = page.includes(say("fr", "journey_verify_unknown"));
    if (!isUnderway || isUnknown) return this.#askForCode(path, "resend");
    if (Date.now() < this.#codeAskedAt + giveUpAfter) return;
    this.waits.push({ what: "code", from: this.#codeAskedAt, to: Infinity });
    return this.#askForCode(path, "resend");
  }

  /** Refused while another code may not be sent yet: then a person waits a little. */
  async #askForCode(path: string, intent: "send" | "resend") {
    const answer = await this.visitor.post(path, { intent });
    if (answer?.status === 303) this.#codeAskedAt = Date.now();
    else await sleep(1000);
  }

  /** Null when the person gave up. */
  async #await(what: string, find: () => string | undefined): Promise<string | null> {
    const from = Date.now();
    while (Date.now() < from + giveUpAfter) {
      const found = find();
      if (found !== undefined) {
        this.waits.push({ what, from, to: Date.now() });
        return found;
      }
      await sleep(100);
    }
    this.waits.push({ what, from, to: Infinity });
    return null;
  }
}
