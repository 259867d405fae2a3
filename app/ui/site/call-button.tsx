import { m } from "#app/i18n/paraglide/messages.js";
import { getLocale } from "#app/i18n/paraglide/runtime.js";
import { shownTelephone, telephoneLink } from "#app/i18n/telephone.ts";
import { Icon } from "#app/ui/parts/icon.tsx";
import { useSite } from "./site.ts";

/** For people who must not lose time: the number itself is the button. */
export function CallButton({ primary }: { readonly primary?: boolean }) {
  const phone = useSite()?.brand.supportPhone;
  if (!phone) return null;
  return (
    <p>
      <a
        className={primary ? "button button-large button-primary" : "button button-large"}
        href={telephoneLink(phone)}
      >
        <Icon name="phone" />
        <span>
          {m.common_call_button()}{" "}
          <span className="nowrap">{shownTelephone(phone, getLocale())}</span>
        </span>
      </a>
    </p>
  );
}
