CREATE TYPE "public"."registry_source" AS ENUM('companies', 'journal', 'gazette');--> statement-breakpoint
CREATE TYPE "public"."registry_state" AS ENUM('found', 'none', 'several', 'away', 'slow', 'limited', 'malformed');--> statement-breakpoint
CREATE TABLE "registry_answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"source" "registry_source" NOT NULL,
	"number" text NOT NULL,
	"state" "registry_state" NOT NULL,
	"answer" jsonb,
	"answered_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"purged_at" timestamp (3) with time zone,
	CONSTRAINT "registry_answers_found" CHECK (("registry_answers"."answer" is not null) = ("registry_answers"."state" = 'found' and "registry_answers"."purged_at" is null))
);
--> statement-breakpoint
CREATE TABLE "registry_turns" (
	"source" "registry_source" PRIMARY KEY NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"paused_until" timestamp (3) with time zone,
	"paused_for" "registry_state"
);
--> statement-breakpoint
ALTER TABLE "registry_answers" ADD CONSTRAINT "registry_answers_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "registry_answers_of_request" ON "registry_answers" USING btree ("request_id","answered_at");--> statement-breakpoint
CREATE INDEX "registry_answers_of_number" ON "registry_answers" USING btree ("source","number","answered_at");