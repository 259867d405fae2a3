CREATE INDEX "document_pages_look_1" ON "document_pages" USING btree (substr("look", 1, 3));--> statement-breakpoint
CREATE INDEX "document_pages_look_4" ON "document_pages" USING btree (substr("look", 4, 3));--> statement-breakpoint
CREATE INDEX "document_pages_look_7" ON "document_pages" USING btree (substr("look", 7, 3));--> statement-breakpoint
CREATE INDEX "document_pages_look_10" ON "document_pages" USING btree (substr("look", 10, 3));--> statement-breakpoint
CREATE INDEX "document_pages_look_13" ON "document_pages" USING btree (substr("look", 13, 4));