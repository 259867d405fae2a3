import type { Services } from "#app/services.server.ts";
import { hasApproval, listReviews } from "#db/reviews.server.ts";
import type { Request } from "#db/schema/requests.ts";

/** What staff last wrote to the customer, while it still matters: the reason, or what is asked. */
export async function lastWords({ db }: Pick<Services, "db">, { id, status }: Request) {
  const decision = ({ rejected: "rejected", returned: "changes-requested" } as const)[
    status as "rejected" | "returned"
  ];
  const reviews = decision ? await listReviews(db, id) : [];
  return reviews.findLast(({ review }) => review.decision === decision)?.review.message ?? null;
}

/** Whether a rejection took back an approval that had been announced: an approved request ends in that way or in its effect. */
export async function wasApproved({ db }: Pick<Services, "db">, { id, status }: Request) {
  return status === "rejected" && hasApproval(db, id);
}
