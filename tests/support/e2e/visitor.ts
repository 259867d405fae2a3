import { isConnectFailure } from "#app/providers/connect-failure.ts";

/** Cookies and forms, no scripts. Each request goes to the next of the addresses. */
export class Visitor {
  readonly #cookies = new Map<string, string>();
  readonly #bases: readonly string[];
  readonly #origin: string;
  readonly #address: string | undefined;
  #turn: number;

  /**
   * `bases`: where its processes listen. `address`: what a proxy in front would say that the visitor
   * comes from; processes believe it with TRUST_PROXY alone.
   */
  constructor(origin: string, bases: readonly string[] = [origin], turn = 0, address?: string) {
    this.#origin = origin;
    this.#bases = bases;
    this.#turn = turn;
    this.#address = address;
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  bring(name: string, value: string): this {
    this.#cookies.set(name, value);
    return this;
  }

  get(path: string): Promise<Response> {
    return this.#send(path, { method: "GET" });
  }

  /** If a connection is refused, it tries the next address, as a proxy would. */
  post(
    path: string,
    fields: Record<string, string> | URLSearchParams | FormData,
  ): Promise<Response> {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
    return this.#send(path, { method: "POST", body, headers: { Origin: this.#origin } });
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    for (let left = this.#bases.length; ; left -= 1) {
      this.#turn += 1;
      const base = this.#bases[this.#turn % this.#bases.length] ?? this.#origin;
      try {
        return await this.#exchange(base + path, init);
      } catch (error) {
        if (left <= 1 || !isConnectFailure(error)) throw error;
      }
    }
  }

  async #exchange(url: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = {
      ...(init.headers as Record<string, string>),
      ...(this.#address !== undefined && { "X-Forwarded-For": this.#address }),
      Cookie: cookie,
    };
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    // As browsers do, with the same body and the cookie that the answer set.
    const again = response.status === 307 ? response.headers.get("Location") : null;
    return again ? this.#exchange(new URL(again, url).href, init) : response;
  }
}
