ALTER TYPE "public"."template" ADD VALUE 'reminder' BEFORE 'changes-taken-back';--> statement-breakpoint
CREATE TABLE "case_locks" (
	"request_id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "case_readers" (
	"request_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "case_readers_once" UNIQUE("request_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "queue_counts" (
	"tab" text PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "queue_deltas" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "queue_deltas_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"tab" text NOT NULL,
	"delta" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"staff_id" uuid NOT NULL,
	"name" text NOT NULL,
	"filters" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "saved_views_name" UNIQUE("staff_id","name")
);
--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "frozen_by" uuid;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "queue_tab" text GENERATED ALWAYS AS (case
  when pending_decision is not null then 'undoable'
  when status = 'submitted' and frozen_at is null then 'submitted'
  when status = 'submitted' then 'frozen'
  when status = 'started' then 'started'
  when status = 'returned' then 'returned'
  when status = 'approved' then 'approved'
  when status = 'applied' then 'applied'
  when status = 'rejected' then 'rejected'
  else 'closed' end) STORED;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "queue_at" timestamp (3) with time zone GENERATED ALWAYS AS (case when status = 'submitted'
  then coalesce(due_at, submitted_at, created_at)
  else coalesce(submitted_at, created_at) end) STORED;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "search_text" text GENERATED ALWAYS AS (fold_text(recipient || ' ' || coalesce(contact_email, ''))) STORED;--> statement-breakpoint
ALTER TABLE "case_locks" ADD CONSTRAINT "case_locks_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_locks" ADD CONSTRAINT "case_locks_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_readers" ADD CONSTRAINT "case_readers_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_readers" ADD CONSTRAINT "case_readers_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_frozen_by_staff_id_fk" FOREIGN KEY ("frozen_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "requests_in_tab" ON "requests" USING btree ("queue_tab","queue_at","id");--> statement-breakpoint
CREATE INDEX "requests_in_tab_by_situation" ON "requests" USING btree ("queue_tab","situation","queue_at","id");--> statement-breakpoint
CREATE INDEX "requests_in_tab_by_risk" ON "requests" USING btree ("queue_tab","risk_band","queue_at","id");--> statement-breakpoint
CREATE INDEX "requests_in_tab_by_assignee" ON "requests" USING btree ("queue_tab","assignee_id","queue_at","id");--> statement-breakpoint
CREATE INDEX "requests_alerts" ON "requests" USING btree ("queue_at","id") WHERE num_nonnulls(frozen_at, alarmed_at) > 0 and alert_settled_at is null;--> statement-breakpoint
CREATE INDEX "requests_snoozed" ON "requests" USING btree ("snoozed_until","id") WHERE "requests"."snoozed_until" is not null;--> statement-breakpoint
CREATE INDEX "requests_escalated" ON "requests" USING btree ("queue_tab","queue_at","id") WHERE "requests"."escalated_at" is not null;--> statement-breakpoint
CREATE INDEX "requests_newest" ON "requests" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "requests_search" ON "requests" USING gin ("search_text" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_frozen_by" CHECK ("requests"."frozen_by" is null or "requests"."frozen_at" is not null);--> statement-breakpoint
-- By hand: how many requests each tab holds. The trigger only adds rows, so that no transaction waits for another one.
create function tabs_of(tab text, frozen_at timestamptz, alarmed_at timestamptz, alert_settled_at timestamptz)
  returns setof text language sql immutable as $$
  select tab
  union all
  select 'alerts' where num_nonnulls(frozen_at, alarmed_at) > 0 and alert_settled_at is null
$$;--> statement-breakpoint
create function count_new_requests() returns trigger language plpgsql as $$
begin
  insert into queue_deltas (tab, delta)
    select tab, count(*) from added, tabs_of(queue_tab, frozen_at, alarmed_at, alert_settled_at) as tab
    group by tab;
  return null;
end $$;--> statement-breakpoint
create function count_moved_requests() returns trigger language plpgsql as $$
begin
  insert into queue_deltas (tab, delta)
    select tab, sum(delta) from (
      select tab, 1 as delta from added, tabs_of(queue_tab, frozen_at, alarmed_at, alert_settled_at) as tab
      union all
      select tab, -1 from gone, tabs_of(queue_tab, frozen_at, alarmed_at, alert_settled_at) as tab
    ) as moved
    group by tab having sum(delta) <> 0;
  return null;
end $$;--> statement-breakpoint
create function count_deleted_requests() returns trigger language plpgsql as $$
begin
  insert into queue_deltas (tab, delta)
    select tab, -count(*) from gone, tabs_of(queue_tab, frozen_at, alarmed_at, alert_settled_at) as tab
    group by tab;
  return null;
end $$;--> statement-breakpoint
create trigger count_new_requests after insert on requests referencing new table as added
  for each statement execute function count_new_requests();--> statement-breakpoint
create trigger count_moved_requests after update on requests referencing new table as added old table as gone
  for each statement execute function count_moved_requests();--> statement-breakpoint
create trigger count_deleted_requests after delete on requests referencing old table as gone
  for each statement execute function count_deleted_requests();--> statement-breakpoint
-- By hand: what staff froze is not what a recipient disputed.
create or replace function keep_dispute() returns trigger language plpgsql as $$
begin
  new.disputed_at := coalesce(old.disputed_at, new.disputed_at,
    case when new.frozen_by is null then new.frozen_at end, new.alarmed_at);
  return new;
end $$;--> statement-breakpoint
drop trigger keep_dispute on requests;--> statement-breakpoint
create trigger keep_dispute before update of frozen_at, frozen_by, alarmed_at, disputed_at on requests
  for each row execute function keep_dispute();--> statement-breakpoint
insert into queue_counts (tab, count)
  select tab, count(*) from requests, tabs_of(queue_tab, frozen_at, alarmed_at, alert_settled_at) as tab
  group by tab;
