CREATE TYPE "public"."answer" AS ENUM('situation', 'mobile', 'addresses', 'contact', 'verification', 'current-number');--> statement-breakpoint
CREATE TABLE "answer_origins" (
	"request_id" uuid NOT NULL,
	"answer" "answer" NOT NULL,
	"session_id" uuid,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "answer_origins_request_id_answer_pk" PRIMARY KEY("request_id","answer")
);
--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "session_id" uuid;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "tried_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "answer_origins" ADD CONSTRAINT "answer_origins_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_by_login_shape" ON "accounts" USING btree (regexp_replace(regexp_replace("login_key", '[[:alpha:]]', 'a', 'g'), '[[:digit:]]', '9', 'g'));--> statement-breakpoint
-- By hand: answers of open drafts count as given in another visit, when the draft was last changed.
insert into answer_origins (request_id, answer, session_id, answered_at)
select r.id, done.step::text::answer, null::uuid, r.updated_at
from requests r, unnest(r.steps_done) as done(step)
where r.status in ('started', 'returned') and done.step <> 'documents'
union all
select id, 'current-number'::answer, null, updated_at
from requests where status in ('started', 'returned') and current_number is not null;
--> statement-breakpoint
-- By hand: logins are compared without invisible signs, other dashes and marks around them, as
-- `loginKey` cleans them since.
update accounts set login_key = cleaned.key
from (
  select id, regexp_replace(
    regexp_replace(
      translate(normalize(login_key, NFKC), '‐‒–—―−', '------'),
      U&'[\00ad\200b-\200f\202a-\202e\2060-\2064\2066-\206f\feff]', '', 'g'),
    '^[<("''`«»“”„‘’‹›\[{#*]+|[>)"''`«»“”‘’‹›\]},;:.!?*]+$', '', 'g') as key
  from accounts
) as cleaned
where cleaned.id = accounts.id and cleaned.key <> accounts.login_key and cleaned.key <> ''
  and not exists (select 1 from accounts as other where other.login_key = cleaned.key);
