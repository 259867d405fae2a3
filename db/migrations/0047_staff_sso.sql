CREATE TYPE "public"."sso_purpose" AS ENUM('sign-in', 'step-up');--> statement-breakpoint
CREATE TABLE "sign_in_rules" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"sso_required" boolean DEFAULT false NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sign_in_rules_one_row" CHECK ("sign_in_rules"."is_only")
);
--> statement-breakpoint
CREATE TABLE "sso_starts" (
	"state_hash" text PRIMARY KEY NOT NULL,
	"browser_hash" text NOT NULL,
	"purpose" "sso_purpose" NOT NULL,
	"session_hash" text,
	"return_to" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "sso_starts_session" CHECK (("sso_starts"."purpose" = 'sign-in') = ("sso_starts"."session_hash" is null))
);
--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "sso_issuer" text;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "sso_subject" text;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD COLUMN "by_sso" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "sso_starts_expiry" ON "sso_starts" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_sso" UNIQUE("sso_issuer","sso_subject");--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_sso_whole" CHECK (("staff"."sso_issuer" is null) = ("staff"."sso_subject" is null));--> statement-breakpoint
-- Written by hand: the one row.
INSERT INTO "sign_in_rules" DEFAULT VALUES;
