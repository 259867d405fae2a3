CREATE TYPE "public"."review_state" AS ENUM('pending', 'concluded', 'undone', 'voided');--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "pending_decision" "decision";--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "pending_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "state" "review_state" DEFAULT 'concluded' NOT NULL;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "settled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "takes_effect_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_one_pending" ON "reviews" USING btree ("request_id") WHERE "reviews"."state" = 'pending';--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_pending" CHECK (num_nulls("requests"."pending_decision", "requests"."pending_until") in (0, 2)
        and ("requests"."pending_decision" is null or "requests"."status" in ('started', 'submitted', 'returned', 'approved')));