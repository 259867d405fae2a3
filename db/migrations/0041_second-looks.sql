CREATE TYPE "public"."second_verdict" AS ENUM('approve', 'reject', 'changes');--> statement-breakpoint
CREATE TABLE "second_look_readers" (
	"second_look_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "second_look_readers_second_look_id_staff_id_pk" PRIMARY KEY("second_look_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "second_looks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"review_id" uuid NOT NULL,
	"assessment" jsonb NOT NULL,
	"checks" text[] NOT NULL,
	"claimed_by" uuid,
	"claimed_at" timestamp (3) with time zone,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"verdict" "second_verdict",
	"agreed" boolean,
	"reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "second_looks_reviewId_unique" UNIQUE("review_id"),
	CONSTRAINT "second_looks_claim" CHECK (("second_looks"."claimed_by" is null) = ("second_looks"."claimed_at" is null)),
	CONSTRAINT "second_looks_whole" CHECK (num_nonnulls("second_looks"."decided_by", "second_looks"."decided_at", "second_looks"."verdict", "second_looks"."agreed") in (0, 4)),
	CONSTRAINT "second_looks_reason" CHECK ("second_looks"."verdict" is null or "second_looks"."verdict" = 'approve' or coalesce(length(trim("second_looks"."reason")), 0) > 0)
);
--> statement-breakpoint
ALTER TABLE "second_look_readers" ADD CONSTRAINT "second_look_readers_second_look_id_second_looks_id_fk" FOREIGN KEY ("second_look_id") REFERENCES "public"."second_looks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_look_readers" ADD CONSTRAINT "second_look_readers_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_looks" ADD CONSTRAINT "second_looks_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_looks" ADD CONSTRAINT "second_looks_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_looks" ADD CONSTRAINT "second_looks_claimed_by_staff_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_looks" ADD CONSTRAINT "second_looks_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "second_looks_of_request" ON "second_looks" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "second_looks_open" ON "second_looks" USING btree ("created_at") WHERE "second_looks"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "second_looks_done" ON "second_looks" USING btree ("decided_at") WHERE "second_looks"."decided_at" is not null;--> statement-breakpoint
-- By hand: the one who decided first never looks a second time, and what is done stays.
CREATE FUNCTION guard_second_looks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.decided_at IS NOT NULL THEN
    RAISE EXCEPTION 'a second look that is done stays as it is' USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT FROM reviews WHERE id = NEW.review_id AND staff_id IN (NEW.claimed_by, NEW.decided_by)
  ) THEN
    RAISE EXCEPTION 'a second look takes a second person' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER second_looks_guard BEFORE INSERT OR UPDATE ON second_looks
  FOR EACH ROW EXECUTE FUNCTION guard_second_looks();
