CREATE TYPE "public"."invitation_ending" AS ENUM('opened', 'overtaken', 'stopped', 'contact-changed');--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "ending" "invitation_ending";--> statement-breakpoint
UPDATE "invitations" SET "ending" = 'opened' WHERE "code_used_at" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "recipient_stopped" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_ending" CHECK (("invitations"."code_used_at" is null) = ("invitations"."ending" is null));