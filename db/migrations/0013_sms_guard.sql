CREATE TYPE "public"."sms_budget_period" AS ENUM('day', 'hour');--> statement-breakpoint
CREATE TYPE "public"."sms_budget_scope" AS ENUM('service', 'country', 'range');--> statement-breakpoint
ALTER TYPE "public"."template" ADD VALUE 'warning-failures' BEFORE 'staff-alarm';--> statement-breakpoint
ALTER TYPE "public"."template" ADD VALUE 'warning-reset' BEFORE 'staff-alarm';--> statement-breakpoint
CREATE TABLE "code_failure_resets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"account_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "code_failures" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"account_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"target" "verification_target" NOT NULL,
	"number_key" text NOT NULL,
	"is_proved" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "code_sends" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"account_id" uuid,
	"request_id" uuid,
	"target" "verification_target" NOT NULL,
	"number_key" text NOT NULL,
	"range_key" text,
	"country" text NOT NULL,
	"is_abroad" boolean NOT NULL,
	"is_proved" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sms_breakers" (
	"scope" "sms_budget_scope" NOT NULL,
	"key" text NOT NULL,
	"period" "sms_budget_period" NOT NULL,
	"is_proved" boolean NOT NULL,
	"opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sms_breakers_scope_key_period_is_proved_pk" PRIMARY KEY("scope","key","period","is_proved")
);
--> statement-breakpoint
ALTER TABLE "phone_verifications" ADD COLUMN "first_verified_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "code_failure_resets" ADD CONSTRAINT "code_failure_resets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code_failure_resets" ADD CONSTRAINT "code_failure_resets_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code_failure_resets" ADD CONSTRAINT "code_failure_resets_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code_failures" ADD CONSTRAINT "code_failures_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code_failures" ADD CONSTRAINT "code_failures_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code_sends" ADD CONSTRAINT "code_sends_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "code_sends" ADD CONSTRAINT "code_sends_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "code_failure_resets_account" ON "code_failure_resets" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "code_failure_resets_request" ON "code_failure_resets" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "code_failures_account" ON "code_failures" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "code_failures_number" ON "code_failures" USING btree ("number_key","at");--> statement-breakpoint
CREATE INDEX "code_sends_at" ON "code_sends" USING btree ("at");--> statement-breakpoint
CREATE INDEX "code_sends_number" ON "code_sends" USING btree ("number_key");--> statement-breakpoint
CREATE INDEX "code_sends_account" ON "code_sends" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "phone_verifications_proved" ON "phone_verifications" USING btree ("mobile") WHERE "phone_verifications"."first_verified_at" is not null;--> statement-breakpoint
-- Written by hand: numbers proved before this version count as proved.
UPDATE "phone_verifications" SET "first_verified_at" = "verified_at" WHERE "verified_at" IS NOT NULL;
