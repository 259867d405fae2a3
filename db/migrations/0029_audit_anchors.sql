CREATE TABLE "audit_anchors" (
	"number" integer PRIMARY KEY NOT NULL,
	"claimed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sha256" text,
	"stamped_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"chain" text PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL,
	"anchored_seq" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX "audit_heads_unanchored" ON "audit_heads" USING btree ("chain") WHERE "audit_heads"."anchored_seq" < "audit_heads"."seq";