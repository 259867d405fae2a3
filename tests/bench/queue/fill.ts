import postgres from "postgres";

/**
 * Fills a database with accounts and requests by SQL: the same shares of states, situations, risks,
 * languages, people and names at any size, so that each page has rows to show at a thousand, too.
 */
export async function fillDatabase(url: string, requests: number, member: string) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const accounts = Math.ceil(requests * 0.7);
  try {
    const indexes = await dropIndexes(sql);
    await sql.unsafe(uuidOf);
    await sql.unsafe("alter table requests disable trigger guard_requests");
    await sql.unsafe(accountRows(accounts));
    await sql.unsafe(requestRows(requests, accounts, member));
    await sql.unsafe("alter table requests enable trigger guard_requests");
    await sql.unsafe(invitationRows);
    await sql.unsafe("alter table audit_events disable trigger user");
    await sql.unsafe(eventRows);
    await sql.unsafe("alter table audit_events enable trigger user");
    for (const index of indexes) await sql.unsafe(index);
    await sql.unsafe("vacuum analyze");
  } finally {
    await sql.end();
  }
}

/** Returns how to make them again: a million rows are written faster without them. */
async function dropIndexes(sql: postgres.Sql) {
  const rows = await sql<{ indexname: string; indexdef: string }[]>`
    select indexname, indexdef from pg_indexes
    where tablename in ('requests', 'accounts', 'invitations', 'audit_events')
      and indexname not in (select conname from pg_constraint)`;
  for (const { indexname } of rows) await sql.unsafe(`drop index "${indexname}"`);
  return rows.map(({ indexdef }) => indexdef);
}

const words = (text: string) =>
  `array[${text
    .split(" ")
    .map((word) => `'${word}'`)
    .join(", ")}]`;
const trades = words("Garage Boulangerie Atelier Cabinet Librairie Transports SARL Vignobles");
const families = words(
  `Lefèvre Moreau Girard Bonnet Dupuis Lambert Fontaine Rousseau Vincent Müller Faure Mercier
  Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Perrin Robin Clément Morin Nicolas
  Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour
  Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud`.replace(
    /\s+/g,
    " ",
  ),
);
const pick = (list: string, index: string) => `(${list})[1 + (${index}) % cardinality(${list})]`;

const uuidOf = `create or replace function uuid_of(kind int, i int) returns uuid
  language sql immutable as $$ select md5(kind || ' ' || i)::uuid $$`;

const accountRows = (count: number) => `
  insert into accounts (id, login, login_key, entity, name, siren, contact_name, contact_email,
    locale, mobile, mobile_verified_at, known_phone)
  select uuid_of(1, i), 'client-' || i, 'client-' || i,
    (case when i % 3 = 0 then 'individual' else 'company' end)::entity,
    ${pick(trades, "i")} || ' ' || ${pick(families, "i / 8")} || ' ' || i,
    case when i % 3 <> 0 then lpad((100000000 + i)::text, 9, '0') end,
    ${pick(families, "i / 3")} || ' ' || i,
    'contact-' || i || '@exemple-' || i % 100 || '.fr',
    (case when i % 8 = 0 then 'en' else 'fr' end)::locale,
    case when i % 2 = 0 then '+3361' || lpad(i::text, 7, '0') end,
    case when i % 2 = 0 then timestamptz '2024-05-14' end,
    '+3319' || lpad(i::text, 7, '0')
  from generate_series(1, ${String(count)}) as i`;

/** What is open comes first, since an account has one open request at most. */
const requestRows = (count: number, accounts: number, member: string) => `
  with made as (
    select i, i::float8 / ${String(count)} as share,
      now() - make_interval(mins => 20 + 3 * ((i::bigint * 7919) % 200000)::int) as made_at
    from generate_series(1, ${String(count)}) as i),
  placed as (
    select *, case
      when share <= 0.40 then 'submitted' when share <= 0.48 then 'returned'
      when share <= 0.51 then 'approved' when share <= 0.60 then 'started'
      when share <= 0.85 then 'applied' when share <= 0.93 then 'rejected'
      when share <= 0.96 then 'withdrawn' else 'expired' end as state,
      ${pick(
        words(
          "individual.add individual.change organisation.standard organisation.acquired organisation.retired",
        ),
        "i",
      )} as kind
    from made)
  insert into requests (id, reference, account_id, recipient, recipient_kind, status, situation,
    mobile, mobile_verified_at, contact_name, contact_role, contact_email, steps_asked, created_at,
    updated_at, submitted_at, decided_at, takes_effect_at, applied_at, frozen_at, risk_band,
    risk_points, failing_rules, assignee_id, due_at)
  select uuid_of(2, i),
    substr(code, 1, 4) || '-' || substr(code, 5),
    uuid_of(1, 1 + (i - 1) % ${String(accounts)}),
    'contact-' || 1 + (i - 1) % ${String(accounts)} || '@exemple-' || (1 + (i - 1) % ${String(accounts)}) % 100 || '.fr',
    'main', state::request_status, kind::situation,
    '+3362' || lpad(i::text, 7, '0'), made_at,
    case when kind = 'organisation.retired' then 'Julie Castel' end,
    case when kind = 'organisation.retired' then 'Gérante' end,
    case when kind = 'organisation.retired' then 'julie-' || i || '@nouveau-' || i % 50 || '.fr' end,
    case when state = 'returned' then array['mobile']::step[] end,
    made_at, made_at,
    case when state <> 'started' then made_at end,
    case when state in ('approved', 'applied', 'rejected') then made_at + interval '1 day' end,
    case when state in ('approved', 'applied') then made_at + interval '3 days' end,
    case when state = 'applied' then made_at + interval '3 days' end,
    case when i % 13 = 0 and share <= 0.40 then made_at end,
    (case when i % 10 = 0 then 'high' when i % 10 < 4 then 'raised' else 'low' end)::risk_band,
    i % 60, i % 4,
    case when i % 9 = 0 then '${member}'::uuid end,
    case when state = 'submitted' then made_at + interval '300 days' end
  from placed, lateral (
    select upper(lpad(to_hex((i::bigint * 2654435761) % 4294967296), 8, '0')) as code) as coded`;

const invitationRows = `
  insert into invitations (account_id, recipient, recipient_kind, request_id, code_hash, code_used_at,
    ending, expires_at)
  select account_id, recipient, 'main', id, md5(id::text), created_at, 'opened', created_at
  from requests`;

/** What the statistics count. Nothing here reads the hashes. Requests of the demo have theirs. */
const eventRows = `
  insert into audit_events (chain, seq, request_id, at, actor, action, details, previous_hash, hash)
  select id::text, seq, id, at, actor, action, jsonb_build_object('situation', situation), '', ''
  from requests, lateral (values
    (1, submitted_at, 'customer', 'submitted'),
    (2, decided_at, 'system', case when status = 'rejected' then 'rejected' else 'approved' end)
  ) as event (seq, at, actor, action)
  where at <= now()
  on conflict do nothing`;
