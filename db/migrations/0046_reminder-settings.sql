CREATE TABLE "reminder_settings" (
	"is_only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"first" integer NOT NULL,
	"second" integer NOT NULL,
	"notice" integer NOT NULL,
	"version" integer NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "reminder_settings_one_row" CHECK ("reminder_settings"."is_only"),
	CONSTRAINT "reminder_settings_days" CHECK ("reminder_settings"."first" > 0 and "reminder_settings"."second" > "reminder_settings"."first" and "reminder_settings"."notice" > 0)
);
