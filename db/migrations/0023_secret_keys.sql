CREATE TABLE "secret_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"current_since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp (3) with time zone
);
