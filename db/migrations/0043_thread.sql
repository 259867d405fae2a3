CREATE TYPE "public"."thread_side" AS ENUM('staff', 'customer');--> statement-breakpoint
ALTER TYPE "public"."template" ADD VALUE 'thread-message' BEFORE 'changes-taken-back';--> statement-breakpoint
CREATE TABLE "thread_messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"side" "thread_side" NOT NULL,
	"staff_id" uuid,
	"text" text,
	"form_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone,
	"purged_at" timestamp (3) with time zone,
	CONSTRAINT "thread_messages_by" CHECK (("thread_messages"."side" = 'staff') = ("thread_messages"."staff_id" is not null)),
	CONSTRAINT "thread_messages_text" CHECK (length(trim("thread_messages"."text")) > 0),
	CONSTRAINT "thread_messages_purged" CHECK (("thread_messages"."purged_at" is null) = ("thread_messages"."text" is not null))
);
--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "customer_wrote_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "thread_messages" ADD CONSTRAINT "thread_messages_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "thread_messages" ADD CONSTRAINT "thread_messages_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "thread_messages_of_request" ON "thread_messages" USING btree ("request_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "thread_messages_once" ON "thread_messages" USING btree ("request_id","form_id");