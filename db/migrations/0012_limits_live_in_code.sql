ALTER TABLE "links" DROP CONSTRAINT "links_attempts";--> statement-breakpoint
ALTER TABLE "phone_verifications" DROP CONSTRAINT "phone_verifications_attempts";--> statement-breakpoint
ALTER TABLE "requests" DROP CONSTRAINT "requests_code_failures";--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_attempts" CHECK ("links"."attempts" >= 0);--> statement-breakpoint
ALTER TABLE "phone_verifications" ADD CONSTRAINT "phone_verifications_attempts" CHECK ("phone_verifications"."attempts" >= 0);--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_code_failures" CHECK ("requests"."code_failures" >= 0);