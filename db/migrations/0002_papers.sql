CREATE TYPE "public"."document_format" AS ENUM('pdf', 'jpeg', 'png', 'webp', 'heic', 'tiff');--> statement-breakpoint
CREATE TYPE "public"."document_verdict" AS ENUM('good', 'blank', 'unreadable', 'dangerous', 'unjudged');--> statement-breakpoint
CREATE TYPE "public"."reading_state" AS ENUM('waiting', 'done', 'failed');--> statement-breakpoint
CREATE TYPE "public"."scan_state" AS ENUM('not-configured', 'pending', 'clean', 'found');--> statement-breakpoint
CREATE TYPE "public"."text_source" AS ENUM('text', 'ocr', 'none');--> statement-breakpoint
CREATE TABLE "document_files" (
	"document_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"label" text NOT NULL,
	"format" "document_format" NOT NULL,
	"object_key" text,
	"size" bigint NOT NULL,
	"sha256" text NOT NULL,
	CONSTRAINT "document_files_document_id_position_pk" PRIMARY KEY("document_id","position"),
	CONSTRAINT "document_files_objectKey_unique" UNIQUE("object_key"),
	CONSTRAINT "document_files_position" CHECK ("document_files"."position" > 0),
	CONSTRAINT "document_files_size" CHECK ("document_files"."size" > 0),
	CONSTRAINT "document_files_sha256" CHECK ("document_files"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "document_pages" (
	"document_id" uuid NOT NULL,
	"page" integer NOT NULL,
	"width" real NOT NULL,
	"height" real NOT NULL,
	"picture_width" integer NOT NULL,
	"picture_height" integer NOT NULL,
	"picture_key" text,
	"look" text NOT NULL,
	"source" text_source NOT NULL,
	"confidence" real,
	CONSTRAINT "document_pages_document_id_page_pk" PRIMARY KEY("document_id","page"),
	CONSTRAINT "document_pages_pictureKey_unique" UNIQUE("picture_key"),
	CONSTRAINT "document_pages_look" CHECK ("document_pages"."look" ~ '^[0-9a-f]{16}$')
);
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "verdict" "document_verdict" DEFAULT 'good' NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "dangers" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "scan" "scan_state" DEFAULT 'not-configured' NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "scan_finding" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "scanned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "reading" "reading_state" DEFAULT 'waiting' NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "read_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "facts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "signatures" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "traces" jsonb;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "composition_key" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "text_key" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "explanation" text;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "purged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "document_files" ADD CONSTRAINT "document_files_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_pages" ADD CONSTRAINT "document_pages_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_files_by_sha256" ON "document_files" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "documents_by_sha256" ON "documents" USING btree ("sha256");--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_found" CHECK (("documents"."scan" = 'found') = ("documents"."scan_finding" is not null));--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_purged" CHECK ("documents"."purged_at" is null or ("documents"."composition_key" is null and "documents"."text_key" is null));--> statement-breakpoint
INSERT INTO "document_files" ("document_id", "position", "label", "format", "object_key", "size", "sha256")
  SELECT "id", 1, "label", 'pdf', "object_key", "size", "sha256" FROM "documents";
