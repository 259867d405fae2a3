import { parseArgs } from "node:util";
import { parseRoles } from "#app/domain/access/roles.ts";
import { type Email, parseEmail } from "#app/domain/email.ts";
import { limits } from "#app/domain/limits.ts";
import {
  createStaffMember,
  renewStaffMember,
} from "#app/domain/staff/create-staff-member.server.ts";
import { staffPaths } from "#app/routes/paths.ts";
import { runCommand, UsageError } from "./run-command.server.ts";

const usage =
  "npm run staff:create -- --email a@b.fr --role agent,approver,administrator,auditor [--name …], or --email a@b.fr --renew";

const refusals = {
  exists: (email: string) => `${email} is a staff member already: --renew gives a new link.`,
  unknown: (email: string) => `no staff member has the address ${email}.`,
  disabled: (email: string) => `${email} is disabled: another administrator can enable them again.`,
  "name-hidden": () => "--name has an invisible or direction-changing character: type it again.",
};

const options = {
  email: { type: "string" },
  role: { type: "string", multiple: true },
  name: { type: "string" },
  renew: { type: "boolean", default: false },
} as const;

await runCommand(usage, async (services, args) => {
  const { values } = parseArgs({ args, options });
  const email = parseEmail(values.email ?? "");
  if (!email) throw new UsageError("--email wants an e-mail address");
  const made = values.renew
    ? await renewStaffMember(services, email)
    : await createStaffMember(services, { email, ...describe(email, values) });
  if (!made.ok) {
    console.error(refusals[made.refusal](email));
    return 1;
  }
  const origin = services.settings.publicOrigin;
  const within = `within ${limits.setupLinkHours} hours`;
  console.log(`For ${email}, once, ${within}, to set the password and the second factor:`);
  console.log(`${origin}${staffPaths.setup({ token: made.value.setupToken })}`);
  return 0;
});

function describe(
  email: Email,
  values: { role?: string[] | undefined; name?: string | undefined },
) {
  const roles = parseRoles(values.role ?? []);
  if (!roles)
    throw new UsageError("--role wants one or more of agent, approver, administrator, auditor");
  return { roles, name: values.name?.trim() || (email.split("@")[0] ?? email) };
}
