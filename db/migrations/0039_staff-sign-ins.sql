ALTER TABLE "staff_sessions" ADD COLUMN "is_unknown_browser" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD COLUMN "told_at" timestamp (3) with time zone;