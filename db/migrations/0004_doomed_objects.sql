CREATE TABLE "doomed_objects" (
	"key" text PRIMARY KEY NOT NULL,
	"doomed_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
