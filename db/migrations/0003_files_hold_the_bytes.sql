ALTER TABLE "documents" DROP CONSTRAINT "documents_objectKey_unique";--> statement-breakpoint
ALTER TABLE "documents" DROP COLUMN "object_key";