-- By hand: the search finds a part of a word, whatever its case and accents.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE FUNCTION fold_text(words text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  select translate(replace(replace(lower(words), 'œ', 'oe'), 'æ', 'ae'),
    'àâäáãåçéèêëíìîïñóòôöõúùûüýÿÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝŸ’',
    'aaaaaaceeeeiiiinooooouuuuyyaaaaaaceeeeiiiinooooouuuuyy''')
$$;--> statement-breakpoint
CREATE TYPE "public"."import_outcome" AS ENUM('new', 'changed', 'unchanged', 'refused');--> statement-breakpoint
CREATE TYPE "public"."import_refusal" AS ENUM('not-csv', 'empty', 'encoding-unknown', 'columns-missing', 'too-many-rows');--> statement-breakpoint
CREATE TYPE "public"."import_status" AS ENUM('waiting', 'checking', 'checked', 'unreadable', 'applying', 'applied', 'outdated', 'failed');--> statement-breakpoint
CREATE TYPE "public"."batch_outcome" AS ENUM('waiting', 'invited', 'unknown-login', 'duplicate', 'open-request', 'alert', 'invited-lately', 'recipient-stopped');--> statement-breakpoint
CREATE TYPE "public"."batch_refusal" AS ENUM('not-csv', 'empty', 'encoding-unknown');--> statement-breakpoint
CREATE TYPE "public"."batch_status" AS ENUM('selecting', 'unreadable', 'ready', 'inviting', 'stopped', 'failed', 'done');--> statement-breakpoint
CREATE TABLE "account_import_changes" (
	"import_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"fields" text[] NOT NULL,
	CONSTRAINT "account_import_changes_import_id_account_id_pk" PRIMARY KEY("import_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "account_import_rows" (
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"login" text NOT NULL,
	"outcome" "import_outcome" NOT NULL,
	"problems" text[] NOT NULL,
	"kept" text[] NOT NULL,
	"account_id" uuid,
	"seen" text,
	"values" jsonb,
	"before" jsonb,
	"stale" boolean DEFAULT false NOT NULL,
	CONSTRAINT "account_import_rows_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "account_imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"given_by" uuid,
	"label" text NOT NULL,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	"object_key" text,
	"status" "import_status" DEFAULT 'waiting' NOT NULL,
	"refusal" "import_refusal",
	"encoding" text,
	"separator" text,
	"unknown_columns" text[],
	"missing_columns" text[],
	"plan" uuid,
	"new" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"written" integer DEFAULT 0 NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"applied_by" uuid,
	"applied_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "invitation_batch_rows" (
	"batch_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"login" text NOT NULL,
	"account_id" uuid,
	"outcome" "batch_outcome" NOT NULL,
	"invitation_id" uuid,
	CONSTRAINT "invitation_batch_rows_batch_id_position_pk" PRIMARY KEY("batch_id","position")
);
--> statement-breakpoint
CREATE TABLE "invitation_batches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"status" "batch_status" DEFAULT 'selecting' NOT NULL,
	"refusal" "batch_refusal",
	"filter" jsonb,
	"label" text DEFAULT '' NOT NULL,
	"object_key" text,
	"is_cut" boolean DEFAULT false NOT NULL,
	"created_by" uuid NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"erased_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "search_text" text GENERATED ALWAYS AS (fold_text(login_key || ' ' || name || ' ' || contact_email || ' ' || coalesce(siren, ''))) STORED;--> statement-breakpoint
ALTER TABLE "account_import_changes" ADD CONSTRAINT "account_import_changes_import_id_account_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."account_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_import_changes" ADD CONSTRAINT "account_import_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_import_rows" ADD CONSTRAINT "account_import_rows_import_id_account_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."account_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_imports" ADD CONSTRAINT "account_imports_given_by_staff_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_imports" ADD CONSTRAINT "account_imports_applied_by_staff_id_fk" FOREIGN KEY ("applied_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_batch_rows" ADD CONSTRAINT "invitation_batch_rows_batch_id_invitation_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."invitation_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_batch_rows" ADD CONSTRAINT "invitation_batch_rows_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_batch_rows" ADD CONSTRAINT "invitation_batch_rows_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_batches" ADD CONSTRAINT "invitation_batches_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_batches" ADD CONSTRAINT "invitation_batches_confirmed_by_staff_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_import_changes_account" ON "account_import_changes" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "account_import_rows_outcome" ON "account_import_rows" USING btree ("import_id","outcome","line");--> statement-breakpoint
CREATE INDEX "invitation_batch_rows_outcome" ON "invitation_batch_rows" USING btree ("batch_id","outcome","position");--> statement-breakpoint
CREATE INDEX "accounts_by_mobile" ON "accounts" USING btree ("mobile");--> statement-breakpoint
CREATE INDEX "accounts_by_known_phone" ON "accounts" USING btree ("known_phone");--> statement-breakpoint
CREATE INDEX "accounts_by_siren" ON "accounts" USING btree ("siren");--> statement-breakpoint
CREATE INDEX "accounts_by_rna" ON "accounts" USING btree ("rna");--> statement-breakpoint
CREATE INDEX "accounts_by_entity" ON "accounts" USING btree ("entity","login_key");--> statement-breakpoint
CREATE INDEX "accounts_by_locale" ON "accounts" USING btree ("locale","login_key");--> statement-breakpoint
CREATE INDEX "accounts_without_number" ON "accounts" USING btree ("login_key") WHERE "accounts"."mobile" is null;--> statement-breakpoint
CREATE INDEX "accounts_search" ON "accounts" USING gin ("search_text" gin_trgm_ops) WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "messages_of_invitation" ON "messages" USING btree ("invitation_id");--> statement-breakpoint
CREATE INDEX "messages_of_account" ON "messages" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "requests_of_account" ON "requests" USING btree ("account_id","created_at");
--> statement-breakpoint
-- By hand: what an import did to an account is kept as the audit trail is.
create trigger account_import_changes_append_only before update or delete on account_import_changes
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger account_import_changes_no_truncate before truncate on account_import_changes
  for each statement execute function refuse_change();
