import { m } from "#app/i18n/paraglide/messages.js";
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
        href={`tel:${phone.replace(/[^+\d]/g, "")}`}
      >
        <Icon name="phone" />
        <span>
          {m.common_call_button()} <span className="nowrap">{phone}</span>
        </span>
      </a>
    </p>
  );
}
