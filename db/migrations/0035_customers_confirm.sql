ALTER TYPE "public"."link_purpose" ADD VALUE 'confirmation';--> statement-breakpoint
ALTER TYPE "public"."template" ADD VALUE 'confirmation' BEFORE 'changes-requested';--> statement-breakpoint
ALTER TYPE "public"."template" ADD VALUE 'lapsed' BEFORE 'changes-requested';--> statement-breakpoint
ALTER TYPE "public"."template" ADD VALUE 'warning-asked' BEFORE 'warning-failures';--> statement-breakpoint
ALTER TYPE "public"."template" ADD VALUE 'warning-lapsed' BEFORE 'warning-failures';--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "confirmation_due" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "confirmation_asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "confirm_before" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_confirmation" CHECK (num_nulls("requests"."confirmation_asked_at", "requests"."confirm_before") in (0, 2)
        and ("requests"."confirmed_at" is null or "requests"."confirmation_asked_at" is not null)
        and ("requests"."confirmation_due" or "requests"."confirmation_asked_at" is null));