import { accountPath } from "#app/routes/paths.ts";

export function AccountLink({ login }: { readonly login: string }) {
  return (
    <a className="mono any-break" href={accountPath(login)}>
      {login}
    </a>
  );
}
