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
