import { m } from "#app/i18n/paraglide/messages.js";
import { staffPaths } from "#app/routes/paths.ts";
import { NoticePanel } from "#app/ui/parts/notice-panel.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { ssoRuleIntents } from "../intents.ts";

export interface SsoRule {
  readonly isRequired: boolean;
  /** Of the provider. */
  readonly host: string;
  /** The viewer is signed in by it. */
  readonly isBySso: boolean;
}

interface SsoRuleFormProps {
  readonly rule: SsoRule;
  readonly isChangeable: boolean;
}

/** Whether passwords and passkeys open a session. */
export function SsoRuleForm({ rule, isChangeable }: SsoRuleFormProps) {
  const { isRequired, host, isBySso } = rule;
  const mayRequire = isRequired || isBySso;
  return (
    <section id="sso" className="flow-tight" aria-labelledby="sso-title">
      <h2 id="sso-title">{m.sso_rule_title()}</h2>
      <p>{isRequired ? m.sso_rule_required({ host }) : m.sso_rule_optional({ host })}</p>
      {isChangeable && !mayRequire ? (
        <NoticePanel tone="info" title={m.sso_rule_not_by_sso()} />
      ) : null}
      {isChangeable && mayRequire ? (
        <form method="post" action={staffPaths.ssoRule()} className="flow-tight">
          {isRequired ? null : <p>{m.sso_rule_warning()}</p>}
          <SecondaryButton {...ssoRuleIntents.button(isRequired ? "optional" : "required")}>
            {isRequired ? m.sso_rule_make_optional() : m.sso_rule_make_required()}
          </SecondaryButton>
        </form>
      ) : null}
    </section>
  );
}
