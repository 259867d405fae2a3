import { publicOrigin } from "#tests/support/e2e/instances.ts";
import { Visitor } from "#tests/support/e2e/visitor.ts";
import { isCut } from "./patience.ts";

export interface Answer {
  readonly status: number;
  readonly location: string;
  readonly page: string;
}

/** Notes every answer; a cut connection and a page that says "try again" are null. */
export class PatientVisitor {
  /** `POST /link 200`, oldest first. */
  readonly trail: string[] = [];
  readonly #visitor: Visitor;

  constructor(bases: readonly string[], turn = 0) {
    this.#visitor = new Visitor(publicOrigin, bases, turn);
  }

  get(path: string): Promise<Answer | null> {
    return this.#note(`GET ${path}`, () => this.#visitor.get(path));
  }

  post(path: string, fields: Record<string, string> | FormData): Promise<Answer | null> {
    return this.#note(`POST ${path}`, () => this.#visitor.post(path, fields));
  }

  /** The page at the end of the redirects. */
  async open(path: string): Promise<(Answer & { readonly path: string }) | null> {
    const answer = await this.get(path);
    if (answer?.status !== 303) return answer && { ...answer, path };
    return this.open(new URL(answer.location, publicOrigin).pathname);
  }

  async #note(what: string, ask: () => Promise<Response>): Promise<Answer | null> {
    try {
      const response = await ask();
      const page = await response.text();
      this.trail.push(`${what} ${String(response.status)}`);
      if (response.status >= 500) return null;
      return { status: response.status, location: response.headers.get("location") ?? "", page };
    } catch (error) {
      if (!isCut(error)) throw error;
      this.trail.push(`${what} cut`);
      return null;
    }
  }
}
