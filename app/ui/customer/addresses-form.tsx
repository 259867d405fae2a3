import { limits } from "#app/domain/limits.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import type { FieldError } from "#app/ui/parts/field-error.ts";
import { HelpDetails } from "#app/ui/parts/help-details.tsx";
import { SecondaryButton } from "#app/ui/parts/secondary-button.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";
import { addressesIntents } from "./intents.ts";

export function AddressesForm(props: {
  readonly value: string;
  /** The address from which this page was asked for. */
  readonly present: string;
  readonly errors: readonly FieldError[] | undefined;
}) {
  const { value, present, errors } = props;
  return (
    <form method="post" noValidate className="flow" action={paths.addresses()}>
      <TextArea
        name="addresses"
        label={m.journey_addresses_label()}
        hint={m.journey_addresses_hint()}
        value={value}
        errors={errors}
        rows={4}
      />
      <SecondaryButton
        {...addressesIntents.button("present")}
        formAction={`${paths.addresses()}#addresses`}
      >
        {m.journey_addresses_use_present({ address: present })}
      </SecondaryButton>
      <HelpDetails summary={m.journey_addresses_help()}>
        <p>{m.journey_addresses_help_fixed()}</p>
        <p>
          {m.journey_addresses_help_ranges({
            ipv4: limits.addressBitsIpv4,
            ipv6: limits.addressBitsIpv6,
          })}
        </p>
      </HelpDetails>
      <p className="actions">
        <SubmitButton>{m.journey_addresses_button()}</SubmitButton>
      </p>
    </form>
  );
}
