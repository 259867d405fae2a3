CREATE TABLE "daily_counts" (
	"day" date NOT NULL,
	"figure" text NOT NULL,
	"key" text DEFAULT '' NOT NULL,
	"part" text DEFAULT '' NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "daily_counts_day_figure_key_part_pk" PRIMARY KEY("day","figure","key","part"),
	CONSTRAINT "daily_counts_count" CHECK ("daily_counts"."count" > 0)
);
--> statement-breakpoint
CREATE TABLE "daily_waits" (
	"day" date NOT NULL,
	"situation" text NOT NULL,
	"decided" integer NOT NULL,
	"p50" integer NOT NULL,
	"p90" integer NOT NULL,
	"classes" integer[] NOT NULL,
	CONSTRAINT "daily_waits_day_situation_pk" PRIMARY KEY("day","situation"),
	CONSTRAINT "daily_waits_decided" CHECK ("daily_waits"."decided" > 0)
);
--> statement-breakpoint
CREATE TABLE "figure_days" (
	"day" date PRIMARY KEY NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	"is_closed" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "provider" text;--> statement-breakpoint
CREATE INDEX "audit_events_counted" ON "audit_events" USING btree ("at") WHERE "audit_events"."action" in ('started', 'submitted', 'approved', 'rejected', 'changes-requested', 'withdrawn', 'expired', 'superseded');--> statement-breakpoint
CREATE INDEX "messages_created" ON "messages" USING btree ("created_at");