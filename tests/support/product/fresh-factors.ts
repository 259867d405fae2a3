import postgres from "postgres";

/**
 * In a test that is about something else, a sign-in counts as a fresh second factor for a day: the
 * sessions of a run are shared and get old. A test of the step-up makes its own session old.
 */
export async function letFactorsStayFresh(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await sql.unsafe(`
    create or replace function let_factor_stay_fresh() returns trigger language plpgsql as $$
      begin
        if new.factor_at is not null then new.factor_at := now() + interval '1 day'; end if;
        return new;
      end $$;
    create or replace trigger let_factor_stay_fresh before insert on staff_sessions
      for each row execute function let_factor_stay_fresh();`);
  await sql.end();
}
