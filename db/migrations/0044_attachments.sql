ALTER TYPE "public"."document_kind" ADD VALUE 'attachment';--> statement-breakpoint
DROP INDEX "documents_once";--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "message_id" uuid;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_message_id_thread_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."thread_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "documents_of_message" ON "documents" USING btree ("message_id") WHERE "documents"."message_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "documents_once" ON "documents" USING btree ("request_id","kind","sha256") WHERE "documents"."removed_at" is null and "documents"."message_id" is null;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_attached" CHECK (("documents"."kind"::text = 'attachment') = ("documents"."message_id" is not null));