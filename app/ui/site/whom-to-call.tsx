import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { shownTelephone, telephoneLink } from "#app/i18n/telephone.ts";
import { Icon } from "#app/ui/parts/icon.tsx";

export interface Brand {
  readonly name: string;
  readonly supportEmail: string;
  readonly supportPhone: string;
}

export interface AccountManager {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export function WhomToCall(props: {
  readonly brand: Brand;
  readonly manager?: AccountManager | null | undefined;
}) {
  const { brand, manager } = props;
  const phone = manager?.phone ?? brand.supportPhone;
  const email = manager?.email ?? brand.supportEmail;
  return (
    <section aria-labelledby="whom-to-call">
      <h2 id="whom-to-call">{m.common_call_title()}</h2>
      <p>
        {manager
          ? m.common_call_manager({ name: manager.name })
          : m.common_call_support({ brand: brand.name })}
      </p>
      <p className="whom-to-call">
        <a href={telephoneLink(phone)}>
          <Icon name="phone" />
          <span className="nowrap">{shownTelephone(phone, getLocale())}</span>
        </a>
        <a href={`mailto:${email}`}>
          <Icon name="mail" />
          {email}
        </a>
      </p>
    </section>
  );
}
