CREATE TABLE "desk_settings" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"assigned_only" boolean NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "desk_settings_one_row" CHECK ("desk_settings"."is_only")
);
