import { randomUUID } from "node:crypto";
import { beginImport } from "#app/domain/account/import/begin-import.server.ts";
import { checkImport } from "#app/domain/account/import/check-import.server.ts";
import { loadImport } from "#app/domain/account/import/load-import.server.ts";
import { beginBatch } from "#app/domain/invitation/batch/begin-batch.server.ts";
import { selectBatch } from "#app/domain/invitation/batch/select-batch.server.ts";
import { accountPath, staffPaths } from "#app/routes/paths.ts";
import { type Line, roles, type Stage } from "#tests/support/access/line.ts";
import { sourceOf } from "#tests/support/accounts/read-whole.ts";
import { addAccount, expectOk } from "#tests/support/scenario/scenario.ts";

const administrator = ["administrator"] as const;
const overseers = ["administrator", "auditor"] as const;

/** Accounts, their import, and invitations to many of them. */
export const accountLines = {
  accounts: [page(staffPaths.accounts(), roles), search()],
  account: [showAccount()],
  accountImports: [page(staffPaths.accountImports(), overseers), uploadNothing()],
  accountImport: [
    { method: "GET", may: overseers, ask: checkedImport },
    act(
      async (stage) => {
        const { plan, ...found } = await checkedImport(stage);
        return { ...found, form: { intent: "apply", plan } };
      },
      { fresh: true },
    ),
    {
      ...act(async (stage) => ({ ...(await checkedImport(stage)), form: { intent: "check" } })),
      fresh: true,
      about: "checking again",
    },
  ],
  invitationBatches: [page(staffPaths.invitationBatches(), roles), prepareBatch()],
  invitationBatch: [
    { method: "GET", may: roles, ask: preparedBatch },
    act(async (stage) => ({ ...(await preparedBatch(stage)), form: { intent: "confirm" } })),
  ],
} satisfies Partial<Record<keyof typeof staffPaths, readonly Line[]>>;

function page(path: string, may: Line["may"]): Line {
  return { method: "GET", may, ask: () => Promise.resolve({ path }) };
}

function act(ask: Line["ask"], more: Partial<Line> = {}): Line {
  return { method: "POST", may: administrator, ask, status: 303, changes: true, ...more };
}

/** A search is a form, so that what is searched for stays out of logs. */
function search(): Line {
  const ask = () => Promise.resolve({ path: staffPaths.accounts(), form: { q: "durand" } });
  return { method: "POST", may: roles, ask, status: 303 };
}

function showAccount(): Line {
  const ask = async ({ scene }: Stage) => {
    const { login, contactEmail } = await addAccount(scene);
    return { path: accountPath(login), secrets: [contactEmail] };
  };
  return { method: "GET", may: roles, ask };
}

/** A form without a file; `take-staff-file.db.test.ts` sends files as each of them. */
function uploadNothing(): Line {
  const ask = () => Promise.resolve({ path: staffPaths.accountImports(), form: {} });
  return { method: "POST", may: administrator, ask, status: 422, fresh: true };
}

async function checkedImport({ scene: { domain }, members }: Stage) {
  const login = `import-${randomUUID()}`;
  const text = `identifiant;type;nom;e-mail\n${login};société;Castel;castel@exemple.fr`;
  const file = { label: "x.csv", size: 1, sha256: "0", objectKey: `imports/${randomUUID()}` };
  const id = expectOk(await beginImport(domain, { file, staffId: members.administrator.id }));
  await checkImport(domain, id, sourceOf(Buffer.from(text)));
  const report = await loadImport(domain, id, { show: "all", after: 0 });
  return {
    path: staffPaths.accountImport({ id }),
    plan: report?.found.plan ?? "",
    secrets: [login],
  };
}

function prepareBatch() {
  const path = staffPaths.invitationBatches();
  return act(() => Promise.resolve({ path, form: { entity: "association" } }));
}

async function preparedBatch({ scene, members }: Stage) {
  const { domain } = scene;
  const { login, contactEmail } = await addAccount(scene);
  const source = { label: "liste.csv", objectKey: `imports/${randomUUID()}` };
  const id = expectOk(await beginBatch(domain, { source, staffId: members.administrator.id }));
  await selectBatch(domain, id, () => sourceOf(Buffer.from(login)));
  return { path: staffPaths.invitationBatch({ id }), secrets: [contactEmail] };
}
