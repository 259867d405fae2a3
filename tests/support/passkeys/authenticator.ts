import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();

/** What a browser and its authenticator would get wrong, or a thief would try. */
interface Deviation {
  readonly origin?: string;
  readonly rpId?: string;
  readonly crossOrigin?: boolean;
  /** The device asked for nobody's finger or code. */
  readonly unverified?: boolean;
  /** Instead of the next one. */
  readonly counter?: number;
  readonly userHandle?: string;
  readonly type?: string;
  /** Of the attestation. */
  readonly certificates?: readonly Uint8Array[];
}

interface Options {
  readonly challenge: string;
  readonly rp?: { readonly id?: string | undefined };
  readonly rpId?: string | undefined;
  readonly user?: { readonly id: string };
}

/** An authenticator in software, with one passkey. */
export class Authenticator {
  readonly id = randomBytes(16);
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #origin: string;
  #userHandle = "";
  #counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** The same passkey, as somebody would have it who copied it now. */
  copy(): Authenticator {
    const copy = new Authenticator(this.#origin);
    copy.#userHandle = this.#userHandle;
    copy.#counter = this.#counter;
    Object.defineProperty(copy, "id", { value: this.id });
    copy.#signer = this.#signer;
    return copy;
  }

  #signer = (bytes: Uint8Array) => createSign("sha256").update(bytes).sign(this.#keys.privateKey);

  /** The answer to a challenge of an addition, as the page's script sends it. */
  create(options: Options, deviation: Deviation = {}): string {
    this.#userHandle = options.user?.id ?? "";
    const rpId = deviation.rpId ?? options.rp?.id ?? "";
    const length = Buffer.from([this.id.length >> 8, this.id.length & 255]);
    const key = isoCBOR.encode(this.#publicKey());
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, key]);
    const data = Buffer.concat([this.#head(rpId, 0x40, deviation), attested]);
    const { certificates } = deviation;
    const client = this.#client("webauthn.create", options.challenge, deviation);
    const statement = certificates
      ? new Map<string, unknown>([
          ["alg", -7],
          ["sig", this.#signer(Buffer.concat([data, sha256(client)]))],
          ["x5c", [...certificates]],
        ])
      : new Map();
    const object = new Map<string, unknown>([
      ["fmt", certificates ? "packed" : "none"],
      ["attStmt", statement],
      ["authData", new Uint8Array(data)],
    ]);
    return this.#written({
      clientDataJSON: b64(client),
      attestationObject: b64(isoCBOR.encode(object as never)),
    });
  }

  /** The answer to a challenge of a sign-in or a step-up. */
  get(options: Options, deviation: Deviation = {}): string {
    this.#counter = deviation.counter ?? this.#counter + 1;
    const data = this.#head(deviation.rpId ?? options.rpId ?? "", 0, deviation);
    const client = this.#client("webauthn.get", options.challenge, deviation);
    return this.#written({
      clientDataJSON: b64(client),
      authenticatorData: b64(data),
      signature: b64(this.#signer(Buffer.concat([data, sha256(client)]))),
      userHandle: deviation.userHandle ?? this.#userHandle,
    });
  }

  #head(rpId: string, more: number, { unverified = false }: Deviation) {
    const flags = 0x01 | (unverified ? 0 : 0x04) | more;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counter]);
  }

  #client(type: string, challenge: string, deviation: Deviation) {
    const { origin = this.#origin, crossOrigin = false } = deviation;
    return Buffer.from(
      JSON.stringify({ type: deviation.type ?? type, challenge, origin, crossOrigin }),
    );
  }

  #publicKey() {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    return new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, "base64url"))],
      [-3, new Uint8Array(Buffer.from(y, "base64url"))],
    ]);
  }

  #written(response: Record<string, string>) {
    const id = b64(this.id);
    return JSON.stringify({ id, rawId: id, type: "public-key", response });
  }
}
