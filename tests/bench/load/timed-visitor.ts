import { Visitor } from "#tests/support/e2e/visitor.ts";
import { platformOrigin } from "./platform.ts";
import { addTime, countError, type Timings } from "./timings.ts";

/** Writes down how long every exchange takes, to the last byte of the answer. */
export class TimedVisitor extends Visitor {
  readonly #timings: Timings;

  constructor(bases: readonly string[], turn: number, timings: Timings) {
    super(platformOrigin, bases, turn, addressOf(turn));
    this.#timings = timings;
  }

  override get(path: string) {
    return this.#time(`GET ${path}`, super.get(path));
  }

  override post(...[path, fields]: Parameters<Visitor["post"]>) {
    return this.#time(`POST ${path}`, super.post(path, fields));
  }

  async #time(what: string, exchange: Promise<Response>) {
    const began = performance.now();
    try {
      const answer = await exchange;
      await answer.clone().arrayBuffer();
      if (answer.status >= 500) countError(this.#timings, `${what}: ${String(answer.status)}`);
      return answer;
    } catch (error) {
      countError(this.#timings, `${what}: ${String(error)}`);
      throw error;
    } finally {
      addTime(this.#timings, withoutIds(what), performance.now() - began);
    }
  }
}

/** Each visitor comes from a network of its own, as the limits by network count them. */
function addressOf(index: number) {
  return `100.${String(64 + (index >> 8))}.${String(index & 255)}.7`;
}

/** One name for all links and all requests. */
function withoutIds(what: string) {
  return what.replace(/\/(login|requests)\/[^/]+/, "/$1/…");
}
