-- By hand. As 0022 has it, and: nothing takes effect before its time, nor without the customer's confirmation where it is due;
-- an approved request ends by itself only when that confirmation did not come in time.

create or replace function guard_requests() returns trigger language plpgsql as $$
declare
  answers_changed boolean;
  conclusion text;
begin
  if tg_op = 'INSERT' then
    if new.status <> 'started' then
      raise exception 'a request starts as started, not as %', new.status using errcode = 'check_violation';
    end if;
    return new;
  end if;

  if new.status <> old.status and not (old.status || '>' || new.status) = any (array[
    'started>submitted', 'started>withdrawn', 'started>superseded', 'started>expired',
    'returned>submitted', 'returned>withdrawn', 'returned>superseded', 'returned>expired',
    'submitted>returned', 'submitted>approved', 'submitted>rejected', 'submitted>withdrawn',
    'approved>applied', 'approved>rejected', 'approved>expired'
  ]) and not (
    old.status in ('started', 'returned') and new.status = 'rejected'
    and old.frozen_at is not null and new.frozen_at is not null
  ) then
    raise exception 'a request cannot go from % to %', old.status, new.status using errcode = 'check_violation';
  end if;

  if new.frozen_at is not null and new.status <> old.status and new.status in ('approved', 'applied') then
    raise exception 'a frozen request cannot be %', new.status using errcode = 'check_violation';
  end if;

  conclusion := case old.pending_decision
    when 'approved' then 'approved' when 'rejected' then 'rejected' when 'changes-requested' then 'returned' end;
  if conclusion is not null and new.status <> old.status then
    if new.status::text = conclusion and old.pending_until > now() then
      raise exception 'a decision that can be undone is not concluded before its time' using errcode = 'check_violation';
    end if;
    if new.status in ('approved', 'applied', 'returned') and new.status::text <> conclusion then
      raise exception 'a request with a pending decision cannot be %', new.status using errcode = 'check_violation';
    end if;
  end if;

  if new.status = 'applied' and old.status = 'approved' then
    if new.takes_effect_at > now() + interval '1 second' then
      raise exception 'a request takes no effect before its time' using errcode = 'check_violation';
    end if;
    if new.confirmation_due and old.confirmed_at is null then
      raise exception 'the customer has not confirmed the request' using errcode = 'check_violation';
    end if;
  end if;

  if new.status = 'expired' and old.status = 'approved'
    and (old.frozen_at is not null or old.confirmed_at is not null or old.confirm_before is null or old.confirm_before > now())
  then
    raise exception 'an approved request expires only when it was not confirmed in time' using errcode = 'check_violation';
  end if;

  if old.confirmation_due and not new.confirmation_due then
    raise exception 'a confirmation that is due stays due' using errcode = 'check_violation';
  end if;

  if new.confirmed_at is not null and old.confirmed_at is null
    and (old.frozen_at is not null or old.confirm_before is null or old.confirm_before <= now() or old.takes_effect_at > now())
  then
    raise exception 'the customer confirms after the cool-off, when asked, and in time' using errcode = 'check_violation';
  end if;

  if (new.id, new.reference, new.account_id, new.recipient, new.recipient_kind, new.created_at)
    is distinct from (old.id, old.reference, old.account_id, old.recipient, old.recipient_kind, old.created_at) then
    raise exception 'a request keeps its reference, account and recipient' using errcode = 'check_violation';
  end if;

  if new.mobile is distinct from old.mobile and new.mobile_verified_at is not null then
    raise exception 'a changed number has to be proved anew' using errcode = 'check_violation';
  end if;

  if new.contact_email is distinct from old.contact_email and new.contact_proved_at is not null then
    raise exception 'a changed address has to be proved anew' using errcode = 'check_violation';
  end if;

  answers_changed := (new.situation, new.mobile, new.mobile_verified_at, new.current_number, new.addresses,
      new.contact_name, new.contact_role, new.contact_email)
    is distinct from (old.situation, old.mobile, old.mobile_verified_at, old.current_number, old.addresses,
      old.contact_name, old.contact_role, old.contact_email);
  if answers_changed and old.status not in ('started', 'returned') and new.status <> 'returned' then
    raise exception 'the answers of a % request cannot change', old.status using errcode = 'check_violation';
  end if;

  if new.version < old.version then
    raise exception 'a version only grows' using errcode = 'check_violation';
  end if;
  return new;
end $$;
