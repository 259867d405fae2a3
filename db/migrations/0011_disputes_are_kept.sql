ALTER TYPE "public"."template" ADD VALUE 'warning-lifted' BEFORE 'staff-alarm';--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "disputed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "alert_settled_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "requests_disputed" ON "requests" USING btree ("account_id") WHERE "requests"."disputed_at" is not null;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_alert_settled" CHECK ("requests"."alert_settled_at" is null or (num_nonnulls("requests"."frozen_at", "requests"."alarmed_at") > 0
        and "requests"."status" in ('applied', 'rejected', 'withdrawn', 'superseded', 'expired')));--> statement-breakpoint
-- What was frozen or reported before, lifted since or not.
update requests set disputed_at = coalesce(
  (select min(at) from audit_events where request_id = requests.id
    and action in ('frozen', 'alarm-raised', 'alarm-raised-closed')),
  frozen_at, alarmed_at);
--> statement-breakpoint
-- That somebody said "this was not me" is never forgotten, whoever lifts the freeze.
create function keep_dispute() returns trigger language plpgsql as $$
begin
  new.disputed_at := coalesce(old.disputed_at, new.disputed_at, new.frozen_at, new.alarmed_at);
  return new;
end $$;
--> statement-breakpoint
create trigger keep_dispute before update of frozen_at, alarmed_at, disputed_at on requests
  for each row execute function keep_dispute();
