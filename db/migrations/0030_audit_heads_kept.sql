-- The last event of each chain, kept in the transaction of the event.
insert into audit_heads (chain, seq, hash)
select distinct on (chain) chain, seq, hash from audit_events order by chain, seq desc;
--> statement-breakpoint
create function note_audit_head() returns trigger language plpgsql as $$
begin
  insert into audit_heads (chain, seq, hash) values (new.chain, new.seq, new.hash)
  on conflict (chain) do update set seq = excluded.seq, hash = excluded.hash
    where audit_heads.seq < excluded.seq;
  return null;
end $$;
--> statement-breakpoint
create trigger audit_events_head after insert on audit_events
  for each row execute function note_audit_head();
