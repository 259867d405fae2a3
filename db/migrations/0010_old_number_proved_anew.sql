-- Who holds the old number says yes to one new number: another one typed later is to be confirmed anew.

create function guard_old_number() returns trigger language plpgsql as $$
begin
  if new.mobile is distinct from old.mobile and new.current_number = 'proved' then
    raise exception 'a changed number has to be confirmed anew by the old one' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger guard_old_number before update of mobile on requests
  for each row execute function guard_old_number();
