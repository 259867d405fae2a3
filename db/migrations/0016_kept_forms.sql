CREATE TABLE "kept_forms" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner" text NOT NULL,
	"path" text NOT NULL,
	"sealed" text NOT NULL,
	"session_hash" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "kept_forms_of_owner" UNIQUE("owner","path")
);
--> statement-breakpoint
CREATE INDEX "kept_forms_of_session" ON "kept_forms" USING btree ("session_hash");