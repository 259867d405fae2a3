CREATE TYPE "public"."entity" AS ENUM('individual', 'company', 'association');--> statement-breakpoint
CREATE TYPE "public"."locale" AS ENUM('fr', 'en');--> statement-breakpoint
CREATE TYPE "public"."webhook_status" AS ENUM('queued', 'sent', 'refused');--> statement-breakpoint
CREATE TYPE "public"."document_kind" AS ENUM('kbis', 'deed-of-sale', 'journal-publication', 'registry-receipt', 'rne-extract', 'minutes', 'letter');--> statement-breakpoint
CREATE TYPE "public"."link_purpose" AS ENUM('login', 'contact', 'freeze');--> statement-breakpoint
CREATE TYPE "public"."channel" AS ENUM('email', 'sms');--> statement-breakpoint
CREATE TYPE "public"."message_status" AS ENUM('queued', 'sending', 'sent', 'refused', 'unknown');--> statement-breakpoint
CREATE TYPE "public"."template" AS ENUM('invitation', 'other-recipient', 'contact-proof', 'one-time-code', 'received', 'approved', 'effective', 'rejected', 'changes-requested', 'warning-submitted', 'warning-decided', 'warning-rejected', 'staff-alarm');--> statement-breakpoint
CREATE TYPE "public"."verification_target" AS ENUM('new', 'current');--> statement-breakpoint
CREATE TYPE "public"."current_number" AS ENUM('proved', 'lost');--> statement-breakpoint
CREATE TYPE "public"."recipient_kind" AS ENUM('main', 'other');--> statement-breakpoint
CREATE TYPE "public"."request_status" AS ENUM('started', 'submitted', 'returned', 'approved', 'applied', 'rejected', 'withdrawn', 'superseded', 'expired');--> statement-breakpoint
CREATE TYPE "public"."situation" AS ENUM('individual.add', 'individual.change', 'individual.no-mailbox', 'individual.no-mobile', 'organisation.standard', 'organisation.acquired', 'organisation.retired', 'organisation.deceased');--> statement-breakpoint
CREATE TYPE "public"."step" AS ENUM('situation', 'mobile', 'addresses', 'contact', 'documents', 'verification');--> statement-breakpoint
CREATE TYPE "public"."decision" AS ENUM('approved', 'rejected', 'changes-requested');--> statement-breakpoint
CREATE TYPE "public"."session_scope" AS ENUM('request', 'status');--> statement-breakpoint
CREATE TYPE "public"."staff_role" AS ENUM('reviewer', 'administrator');--> statement-breakpoint
CREATE TYPE "public"."staff_session_stage" AS ENUM('password', 'full');--> statement-breakpoint
CREATE TABLE "account_managers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"phone" text NOT NULL,
	CONSTRAINT "account_managers_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"login" text NOT NULL,
	"login_key" text NOT NULL,
	"entity" "entity" NOT NULL,
	"name" text NOT NULL,
	"siren" text,
	"rna" text,
	"contact_name" text NOT NULL,
	"contact_email" text NOT NULL,
	"locale" "locale" DEFAULT 'fr' NOT NULL,
	"mobile" text,
	"mobile_verified_at" timestamp (3) with time zone,
	"known_phone" text,
	"authorised_addresses" text[] DEFAULT '{}' NOT NULL,
	"manager_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_loginKey_unique" UNIQUE("login_key"),
	CONSTRAINT "accounts_login_key" CHECK ("accounts"."login_key" = lower("accounts"."login_key") and "accounts"."login_key" !~ '\s' and "accounts"."login_key" <> ''),
	CONSTRAINT "accounts_siren" CHECK ("accounts"."siren" ~ '^[0-9]{9}$'),
	CONSTRAINT "accounts_rna" CHECK ("accounts"."rna" ~ '^W[0-9]{9}$'),
	CONSTRAINT "accounts_mobile" CHECK ("accounts"."mobile" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "accounts_mobile_verified" CHECK (("accounts"."mobile" is null) = ("accounts"."mobile_verified_at" is null)),
	CONSTRAINT "accounts_contact_email" CHECK ("accounts"."contact_email" = lower("accounts"."contact_email"))
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"chain" text NOT NULL,
	"seq" integer NOT NULL,
	"request_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"details" jsonb NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_events_chain" UNIQUE("chain","seq")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_keyHash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"status" "webhook_status" DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "webhook_deliveries_requestId_unique" UNIQUE("request_id")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"kind" "document_kind" NOT NULL,
	"label" text NOT NULL,
	"object_key" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"pages" integer,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "documents_objectKey_unique" UNIQUE("object_key"),
	CONSTRAINT "documents_size" CHECK ("documents"."size" > 0),
	CONSTRAINT "documents_sha256" CHECK ("documents"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"channel" "channel" NOT NULL,
	"to" text NOT NULL,
	"subject" text,
	"text" text NOT NULL,
	"html" text,
	"key" text,
	CONSTRAINT "outbox_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"recipient_kind" "recipient_kind" NOT NULL,
	"invited_by" uuid,
	"request_id" uuid,
	"code_hash" text NOT NULL,
	"code_used_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_recipient" CHECK ("invitations"."recipient" = lower("invitations"."recipient"))
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"purpose" "link_purpose" NOT NULL,
	"token_hash" text NOT NULL,
	"invitation_id" uuid,
	"request_id" uuid,
	"sent_to" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "links_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "links_attempts" CHECK ("links"."attempts" between 0 and 5),
	CONSTRAINT "links_login" CHECK ("links"."purpose" <> 'login' or "links"."invitation_id" is not null),
	CONSTRAINT "links_contact" CHECK ("links"."purpose" <> 'contact' or "links"."request_id" is not null),
	CONSTRAINT "links_freeze" CHECK ("links"."purpose" <> 'freeze' or num_nonnulls("links"."request_id", "links"."invitation_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"channel" "channel" NOT NULL,
	"template" "template" NOT NULL,
	"sent_to" text NOT NULL,
	"locale" "locale" NOT NULL,
	"account_id" uuid,
	"request_id" uuid,
	"invitation_id" uuid,
	"link_id" uuid,
	"verification_id" uuid,
	"code_counter" integer,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" "message_status" DEFAULT 'queued' NOT NULL,
	"vendor_id" text,
	"failure" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "phone_verifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"target" "verification_target" NOT NULL,
	"mobile" text NOT NULL,
	"seed_sealed" text NOT NULL,
	"counter" integer DEFAULT 0 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"verified_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "phone_verifications_once" UNIQUE("request_id","target","mobile"),
	CONSTRAINT "phone_verifications_attempts" CHECK ("phone_verifications"."attempts" between 0 and 5)
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"reference" text NOT NULL,
	"account_id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"recipient_kind" "recipient_kind" NOT NULL,
	"status" "request_status" DEFAULT 'started' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"situation" "situation",
	"steps_done" "step"[] DEFAULT '{}' NOT NULL,
	"steps_asked" "step"[],
	"mobile" text,
	"mobile_explanation" text,
	"mobile_verified_at" timestamp (3) with time zone,
	"current_number" "current_number",
	"code_failures" integer DEFAULT 0 NOT NULL,
	"addresses" text[] DEFAULT '{}' NOT NULL,
	"contact_name" text,
	"contact_role" text,
	"contact_email" text,
	"contact_proved_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"takes_effect_at" timestamp (3) with time zone,
	"applied_at" timestamp (3) with time zone,
	"frozen_at" timestamp (3) with time zone,
	"alarmed_at" timestamp (3) with time zone,
	CONSTRAINT "requests_reference_unique" UNIQUE("reference"),
	CONSTRAINT "requests_mobile" CHECK ("requests"."mobile" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "requests_verified_number" CHECK ("requests"."mobile_verified_at" is null or "requests"."mobile" is not null),
	CONSTRAINT "requests_contact_whole" CHECK (num_nulls("requests"."contact_name", "requests"."contact_role", "requests"."contact_email") in (0, 3)),
	CONSTRAINT "requests_contact_proved" CHECK ("requests"."contact_proved_at" is null or "requests"."contact_email" is not null),
	CONSTRAINT "requests_code_failures" CHECK ("requests"."code_failures" between 0 and 10),
	CONSTRAINT "requests_submitted_is_complete" CHECK ("requests"."status" not in ('submitted', 'approved', 'applied')
        or ("requests"."situation" is not null and "requests"."submitted_at" is not null
          and ("requests"."mobile_verified_at" is not null or cardinality("requests"."addresses") > 0))),
	CONSTRAINT "requests_decided" CHECK ("requests"."status" not in ('approved', 'applied', 'rejected') or "requests"."decided_at" is not null),
	CONSTRAINT "requests_effect" CHECK (("requests"."status" in ('approved', 'applied')) = ("requests"."takes_effect_at" is not null)),
	CONSTRAINT "requests_applied" CHECK (("requests"."status" = 'applied') = ("requests"."applied_at" is not null)),
	CONSTRAINT "requests_returned" CHECK ("requests"."status" <> 'returned' or coalesce(cardinality("requests"."steps_asked"), 0) > 0)
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"request_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"decision" "decision" NOT NULL,
	"version" integer NOT NULL,
	"message" text,
	"steps" "step"[],
	"checklist" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reviews_one_a_version" UNIQUE("request_id","version"),
	CONSTRAINT "reviews_message" CHECK ("reviews"."decision" = 'approved' or coalesce(length(trim("reviews"."message")), 0) > 0)
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"request_id" uuid NOT NULL,
	"scope" "session_scope" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "sessions_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"staff_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_codes_codeHash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"roles" "staff_role"[] NOT NULL,
	"password_hash" text,
	"totp_sealed" text,
	"totp_confirmed_at" timestamp (3) with time zone,
	"totp_last_step" bigint DEFAULT 0 NOT NULL,
	"setup_token_hash" text,
	"setup_expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_email_unique" UNIQUE("email"),
	CONSTRAINT "staff_setupTokenHash_unique" UNIQUE("setup_token_hash"),
	CONSTRAINT "staff_email" CHECK ("staff"."email" = lower("staff"."email")),
	CONSTRAINT "staff_roles" CHECK (cardinality("staff"."roles") > 0)
);
--> statement-breakpoint
CREATE TABLE "staff_sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"stage" "staff_session_stage" NOT NULL,
	"user_agent" text NOT NULL,
	"address" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "staff_sessions_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_manager_id_account_managers_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."account_managers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_staff_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_link_id_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_verification_id_phone_verifications_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."phone_verifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_verifications" ADD CONSTRAINT "phone_verifications_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "documents_of_request" ON "documents" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "documents_once" ON "documents" USING btree ("request_id","kind","sha256") WHERE "documents"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "invitations_of_account" ON "invitations" USING btree ("account_id","recipient");--> statement-breakpoint
CREATE INDEX "invitations_of_request" ON "invitations" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "links_of_invitation" ON "links" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "links_of_request" ON "links" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "messages_of_request" ON "messages" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "messages_to" ON "messages" USING btree ("sent_to","created_at");--> statement-breakpoint
CREATE INDEX "messages_of_verification" ON "messages" USING btree ("verification_id");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_one_open_an_account" ON "requests" USING btree ("account_id") WHERE "requests"."status" in ('started', 'submitted', 'returned', 'approved');--> statement-breakpoint
CREATE INDEX "requests_queue" ON "requests" USING btree ("status","submitted_at");--> statement-breakpoint
CREATE INDEX "sessions_of_request" ON "sessions" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "staff_sessions_of_staff" ON "staff_sessions" USING btree ("staff_id");