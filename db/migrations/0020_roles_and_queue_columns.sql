CREATE TYPE "public"."risk_band" AS ENUM('low', 'raised', 'high');--> statement-breakpoint
ALTER TABLE "staff" ALTER COLUMN "roles" SET DATA TYPE text[] USING "roles"::text[];--> statement-breakpoint
-- By hand: who reviewed until now handles requests and approves them.
UPDATE "staff" SET "roles" = array_replace("roles", 'reviewer', 'agent') || array['approver'] WHERE 'reviewer' = any("roles");--> statement-breakpoint
DROP TYPE "public"."staff_role";--> statement-breakpoint
CREATE TYPE "public"."staff_role" AS ENUM('agent', 'approver', 'administrator', 'auditor');--> statement-breakpoint
ALTER TABLE "staff" ALTER COLUMN "roles" SET DATA TYPE "public"."staff_role"[] USING "roles"::"public"."staff_role"[];--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "risk_band" "risk_band" DEFAULT 'low' NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "risk_points" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "risks" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "failing_rules" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "assignee_id" uuid;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "assigned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "snoozed_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "escalated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "working_minutes_left" integer;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_assignee_id_staff_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;