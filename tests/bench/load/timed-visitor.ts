import { Visitor } from "#tests/support/e2e/visitor.ts";
import { countError, type Timings } from "./timings.ts";

/** Writes down how long every exchange takes, to the last byte of the answer. */
export class TimedVisitor extends Visitor {
  readonly #timings: Timings;

  constructor(origin: string, bases: readonly string[], turn: number, timings: Timings) {
    super(origin, bases, turn);
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
      this.#timings.times.push(performance.now() - began);
    }
  }
}
