import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  type AddressesRefusal,
  enterAddresses,
} from "#app/domain/journey/enter-addresses.server.ts";
import { limits } from "#app/domain/limits.ts";
import type { EditRefusal } from "#app/domain/request/edit-request.server.ts";
import { goOn, requireStep } from "#app/http/customer/journey.server.ts";
import { stepData } from "#app/http/customer/step-data.server.ts";
import { refuseForm, textOf } from "#app/http/forms.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { SubmitButton } from "#app/ui/parts/submit-button.tsx";
import { TextArea } from "#app/ui/parts/text-area.tsx";

const words: Record<AddressesRefusal | EditRefusal, () => string> = {
  "addresses-missing": m.journey_addresses_missing,
  "addresses-too-many": () => m.journey_addresses_too_many({ count: limits.addresses }),
  "address-unreadable": m.journey_address_unreadable,
  "address-private": m.journey_address_private,
  "address-too-wide": () =>
    m.journey_address_too_wide({ ipv4: limits.addressBitsIpv4, ipv6: limits.addressBitsIpv6 }),
  "not-found": m.journey_check_incomplete,
  "not-editable": m.journey_check_incomplete,
  frozen: m.journey_check_frozen,
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireStep(request, context, "addresses");
  return {
    ...stepData(customer, "addresses"),
    addresses: customer.request.addresses.join("\n"),
    yours: context.clientAddress.replace(/^::ffff:/, ""),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const customer = await requireStep(request, context, "addresses");
  const addresses = textOf(await request.formData(), "addresses");
  const entered = await enterAddresses(customer.domain, customer.request.id, addresses);
  if (entered.ok) return goOn(entered.value);
  return refuseForm([{ field: "addresses", message: words[entered.refusal]() }], { addresses });
}

export const meta: MetaFunction = () => [{ title: m.journey_addresses_title() }];

export default function EnterAddresses() {
  const { addresses, yours, ...frame } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <StepPage
      title={m.journey_addresses_title()}
      lead={m.journey_addresses_kind()}
      errors={answer?.errors}
      {...frame}
    >
      <p>{m.journey_addresses_lead()}</p>
      <form method="post" noValidate className="flow">
        <TextArea
          name="addresses"
          label={m.journey_addresses_label()}
          hint={`${m.journey_addresses_hint()} ${m.journey_addresses_yours({ address: yours })}`}
          value={answer?.values.addresses ?? addresses}
          errors={answer?.errors}
          rows={4}
        />
        <SubmitButton>{m.journey_addresses_button()}</SubmitButton>
      </form>
    </StepPage>
  );
}
