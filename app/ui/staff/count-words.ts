import { limits } from "#app/domain/limits.ts";

/** A count that goes no further than a bound: "500+". */
export function countWords(count: number) {
  return count < limits.countedRequests ? String(count) : `${String(limits.countedRequests)}+`;
}
