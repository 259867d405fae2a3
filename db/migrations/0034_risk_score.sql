CREATE TYPE "public"."proposal_outcome" AS ENUM('confirmed', 'refused', 'withdrawn');--> statement-breakpoint
CREATE TABLE "risk_proposals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"based_on" integer NOT NULL,
	"values" jsonb NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"outcome" "proposal_outcome",
	"version" integer,
	CONSTRAINT "risk_proposals_version_unique" UNIQUE("version"),
	CONSTRAINT "risk_proposals_reason" CHECK (length(trim("risk_proposals"."reason")) > 0),
	CONSTRAINT "risk_proposals_decided" CHECK (num_nulls("risk_proposals"."decided_by", "risk_proposals"."decided_at", "risk_proposals"."outcome") in (0, 3)),
	CONSTRAINT "risk_proposals_confirmed" CHECK (("risk_proposals"."outcome" is not distinct from 'confirmed') = ("risk_proposals"."version" is not null)),
	CONSTRAINT "risk_proposals_version" CHECK ("risk_proposals"."version" = "risk_proposals"."based_on" + 1),
	CONSTRAINT "risk_proposals_by_two" CHECK ("risk_proposals"."outcome" is distinct from 'confirmed' or "risk_proposals"."decided_by" <> "risk_proposals"."proposed_by")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "contact_changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "known_phone_changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "risk_assessed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "risk_proposals" ADD CONSTRAINT "risk_proposals_proposed_by_staff_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "risk_proposals" ADD CONSTRAINT "risk_proposals_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "risk_proposals_by_time" ON "risk_proposals" USING btree ("proposed_at");--> statement-breakpoint
CREATE INDEX "requests_to_assess" ON "requests" USING btree ("risk_assessed_at" nulls first) WHERE "requests"."status" in ('submitted', 'returned', 'approved');--> statement-breakpoint
-- By hand: whoever changes an account, the time of a changed contact or telephone is kept. A telephone
-- that is only taken away is not a newer one.
create function date_account_changes() returns trigger language plpgsql as $$
begin
  if new.contact_email is distinct from old.contact_email then
    new.contact_changed_at := now();
  end if;
  if new.known_phone is distinct from old.known_phone and new.known_phone is not null then
    new.known_phone_changed_at := now();
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger date_account_changes before update of contact_email, known_phone on accounts
  for each row execute function date_account_changes();
--> statement-breakpoint
-- By hand: a proposal stays as it was written, and a decision about it stays.
create function guard_risk_proposals() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a proposal is kept';
  end if;
  if old.outcome is not null then
    raise exception 'a proposal is decided once';
  end if;
  if (new.id, new.based_on, new.values, new.reason, new.proposed_by)
    is distinct from (old.id, old.based_on, old.values, old.reason, old.proposed_by) then
    raise exception 'a proposal stays as it was written';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_risk_proposals before update or delete on risk_proposals
  for each row execute function guard_risk_proposals();
