CREATE TYPE "public"."staff_verdict" AS ENUM('accepted', 'refused');--> statement-breakpoint
CREATE TYPE "public"."link_try_outcome" AS ENUM('opened', 'wrong-login', 'no-login', 'refused');--> statement-breakpoint
CREATE TYPE "public"."reason_kind" AS ENUM('rejection', 'changes', 'document');--> statement-breakpoint
CREATE TYPE "public"."reason_nature" AS ENUM('incorrect', 'incomplete', 'outdated');--> statement-breakpoint
ALTER TYPE "public"."template" ADD VALUE 'changes-taken-back' BEFORE 'warning-submitted';--> statement-breakpoint
CREATE TABLE "case_checks" (
	"request_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"checks" text[] NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "case_checks_request_id_staff_id_pk" PRIMARY KEY("request_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "decision_snapshots" (
	"review_id" uuid PRIMARY KEY NOT NULL,
	"account" jsonb NOT NULL,
	"request" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_verdicts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"verdict" "staff_verdict" NOT NULL,
	"reason_id" uuid,
	"reason_version" integer,
	"comment" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_verdicts_version" CHECK (("document_verdicts"."reason_id" is null) = ("document_verdicts"."reason_version" is null)),
	CONSTRAINT "document_verdicts_refused" CHECK ("document_verdicts"."verdict" = 'accepted' or num_nonnulls("document_verdicts"."reason_id", "document_verdicts"."comment") > 0)
);
--> statement-breakpoint
CREATE TABLE "link_tries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"invitation_id" uuid NOT NULL,
	"outcome" "link_try_outcome" NOT NULL,
	"network" text NOT NULL,
	"browser" text,
	"is_program" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reason_versions" (
	"reason_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"title_fr" text NOT NULL,
	"title_en" text NOT NULL,
	"text_fr" text NOT NULL,
	"text_en" text NOT NULL,
	"staff_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reason_versions_reason_id_version_pk" PRIMARY KEY("reason_id","version"),
	CONSTRAINT "reason_versions_texts" CHECK (length(trim("reason_versions"."title_fr")) > 0 and length(trim("reason_versions"."title_en")) > 0
        and length(trim("reason_versions"."text_fr")) > 0 and length(trim("reason_versions"."text_en")) > 0)
);
--> statement-breakpoint
CREATE TABLE "reasons" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "reason_kind" NOT NULL,
	"nature" "reason_nature",
	"step" "step",
	"document_kind" "document_kind",
	"version" integer DEFAULT 1 NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "reason_id" uuid;--> statement-breakpoint
ALTER TABLE "reviews" ADD COLUMN "reason_version" integer;--> statement-breakpoint
ALTER TABLE "case_checks" ADD CONSTRAINT "case_checks_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_checks" ADD CONSTRAINT "case_checks_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_snapshots" ADD CONSTRAINT "decision_snapshots_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_verdicts" ADD CONSTRAINT "document_verdicts_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_verdicts" ADD CONSTRAINT "document_verdicts_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_verdicts" ADD CONSTRAINT "document_verdicts_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_verdicts" ADD CONSTRAINT "document_verdicts_reason" FOREIGN KEY ("reason_id","reason_version") REFERENCES "public"."reason_versions"("reason_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_tries" ADD CONSTRAINT "link_tries_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reason_versions" ADD CONSTRAINT "reason_versions_reason_id_reasons_id_fk" FOREIGN KEY ("reason_id") REFERENCES "public"."reasons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reason_versions" ADD CONSTRAINT "reason_versions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_verdicts_of_request" ON "document_verdicts" USING btree ("request_id","created_at");--> statement-breakpoint
CREATE INDEX "link_tries_of_invitation" ON "link_tries" USING btree ("invitation_id","created_at");--> statement-breakpoint
CREATE INDEX "reasons_by_kind" ON "reasons" USING btree ("kind");--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_reason" FOREIGN KEY ("reason_id","reason_version") REFERENCES "public"."reason_versions"("reason_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_by_contact_email" ON "accounts" USING btree ("contact_email");--> statement-breakpoint
CREATE INDEX "requests_by_mobile" ON "requests" USING btree ("mobile");--> statement-breakpoint
CREATE INDEX "requests_by_recipient" ON "requests" USING btree ("recipient");--> statement-breakpoint
CREATE INDEX "requests_by_contact_email" ON "requests" USING btree ("contact_email");--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_reason_version" CHECK (("reviews"."reason_id" is null) = ("reviews"."reason_version" is null));