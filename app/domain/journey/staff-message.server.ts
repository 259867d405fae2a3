import type { Domain } from "#app/domain/domain.ts";
import { listReviews } from "#db/reviews.server.ts";
import type { Request } from "#db/schema/requests.ts";

const telling = { rejected: "rejected", returned: "changes-requested" } as const;

/** `wasApproved`: a rejection revoked an announced approval. */
export async function findStaffMessage({ db }: Pick<Domain, "db">, { id, status }: Request) {
  if (status !== "rejected" && status !== "returned") return { message: null, wasApproved: false };
  const reviews = (await listReviews(db, id))
    .map(({ review }) => review)
    .filter(({ state }) => state === "concluded");
  const last = reviews.findLast(({ decision }) => decision === telling[status]);
  const isTakenBack = reviews.some(({ decision }) => decision === "approved");
  return { message: last?.message ?? null, wasApproved: status === "rejected" && isTakenBack };
}
