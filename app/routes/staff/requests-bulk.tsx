import { type ActionFunctionArgs, data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { actInBulk } from "#app/domain/desk/act-in-bulk.server.ts";
import { bulkActs, readRow } from "#app/domain/desk/bulk.ts";
import { sightOf } from "#app/domain/desk/sight.server.ts";
import { staffId } from "#app/domain/ids.ts";
import { limits } from "#app/domain/limits.ts";
import { textOf } from "#app/http/forms.server.ts";
import { loadQueuePage } from "#app/http/staff/queue-page.server.ts";
import { requireStaff } from "#app/http/staff/staff.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { BulkResults } from "#app/ui/staff/bulk-results.tsx";
import { QueuePage } from "#app/ui/staff/queue-page.tsx";

export const loader = loadQueuePage;

type BulkRefusal = "rows-missing" | "too-many-rows" | "reason-missing" | "act-missing";

const words: Record<BulkRefusal, () => { field: string; message: string }> = {
  "rows-missing": () => ({ field: "", message: m.queue_bulk_rows_missing() }),
  "too-many-rows": () => ({
    field: "",
    message: m.queue_bulk_too_many({ most: limits.bulkRequests }),
  }),
  "reason-missing": () => ({ field: "reason", message: m.queue_bulk_reason_missing() }),
  "act-missing": () => ({ field: "act", message: m.queue_bulk_act_missing() }),
};

export async function action({ request, context }: ActionFunctionArgs) {
  const { member } = await requireStaff(request, context);
  const form = await request.formData();
  const reason = textOf(form, "reason").slice(0, 1000);
  const act = bulkActs.find((one) => one === textOf(form, "act"));
  const refused = (refusal: BulkRefusal) =>
    data(
      { done: null, refused: { form: "bulk" as const, text: reason, errors: [words[refusal]()] } },
      422,
    );
  if (!act) return refused("act-missing");
  const rows = form
    .getAll("rows")
    .flatMap((row) => (typeof row === "string" ? (readRow(row) ?? []) : []));
  const assignee = staffId.safeParse(textOf(form, "assignee")).data ?? null;
  const sight = await sightOf(context.services, member);
  const input = { act, rows, reason, assignee, staffId: member.id, sight };
  const answer = await actInBulk(context.services, input);
  if (!answer.ok) return refused(answer.refusal);
  return data({ done: { act, results: answer.value }, refused: undefined });
}

export const meta: MetaFunction = () => [{ title: m.staff_queue_title() }];

export default function Bulk() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return answer?.done ? (
    <BulkResults member={page.member} {...answer.done} />
  ) : (
    <QueuePage {...page} refused={answer?.refused} />
  );
}
