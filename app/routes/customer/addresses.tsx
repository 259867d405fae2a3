import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  type AddressesRefusal,
  type AddressFault,
  addressFaults,
  enterAddresses,
  withAddress,
} from "#app/domain/journey/enter-addresses.server.ts";
import { limits } from "#app/domain/limits.ts";
import type { EditRefusal } from "#app/domain/request/edit-request.server.ts";
import { shownAddress } from "#app/domain/request/shown-address.ts";
import type { PageContext } from "#app/http/context.ts";
import { goOn, requireStep } from "#app/http/customer/journey.server.ts";
import { stepData } from "#app/http/customer/step-data.server.ts";
import { refuseForm, textOf } from "#app/http/forms.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { AddressesForm } from "#app/ui/customer/addresses-form.tsx";
import { addressesIntents } from "#app/ui/customer/intents.ts";
import { StepPage } from "#app/ui/customer/step-page.tsx";
import { CallButton } from "#app/ui/site/call-button.tsx";

type OfEntry = AddressFault["refusal"];

const faultWords: Record<OfEntry, (inputs: { entry: string }) => string> = {
  "address-unreadable": m.journey_address_unreadable,
  "address-private": m.journey_address_private,
  "address-too-wide": ({ entry }) =>
    m.journey_address_too_wide({
      entry,
      ipv4: limits.addressBitsIpv4,
      ipv6: limits.addressBitsIpv6,
    }),
};

const words: Record<Exclude<AddressesRefusal, OfEntry> | EditRefusal, () => string> = {
  "addresses-missing": m.journey_addresses_missing,
  "addresses-too-many": () => m.journey_addresses_too_many({ count: limits.addresses }),
  "not-found": m.journey_check_incomplete,
  "not-editable": m.journey_check_incomplete,
  frozen: m.journey_check_frozen,
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const customer = await requireStep(request, context, "addresses");
  return {
    ...stepData(customer, "addresses"),
    addresses: customer.request.addresses.map(shownAddress).join("\n"),
    present: presentAddress(context),
  };
}

function presentAddress({ clientAddress }: PageContext) {
  return clientAddress.replace(/^::ffff:/, "");
}

export async function action({ request, context }: ActionFunctionArgs) {
  const customer = await requireStep(request, context, "addresses");
  const form = await request.formData();
  const addresses = textOf(form, "addresses");
  if (addressesIntents.read(form) === "present") {
    const values = { addresses: withAddress(addresses, presentAddress(context)) };
    return data({ errors: [], values });
  }
  const entered = await enterAddresses(customer.domain, customer.request.id, addresses);
  if (entered.ok) return goOn(entered.value);
  return refuseForm(errorsOf(entered.refusal, addresses), { addresses });
}

/** Every wrong line is named. */
function errorsOf(refusal: AddressesRefusal | EditRefusal, addresses: string) {
  if (!isOfEntry(refusal)) return [{ field: "addresses", message: words[refusal]() }];
  return addressFaults(addresses).map(({ entry, refusal }) => ({
    field: "addresses",
    message: faultWords[refusal]({ entry }),
  }));
}

function isOfEntry(refusal: AddressesRefusal | EditRefusal): refusal is OfEntry {
  return refusal in faultWords;
}

export const meta: MetaFunction = () => [{ title: m.journey_addresses_title() }];

export default function EnterAddresses() {
  const { addresses, present, ...frame } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <StepPage
      title={m.journey_addresses_title()}
      lead={m.journey_addresses_kind()}
      errors={answer?.errors}
      {...frame}
    >
      <h2>{m.journey_addresses_call_title()}</h2>
      <p>{m.journey_addresses_call()}</p>
      <CallButton />
      <h2>{m.journey_addresses_self_title()}</h2>
      <p>{m.journey_addresses_lead()}</p>
      <AddressesForm
        value={answer?.values.addresses ?? addresses}
        present={present}
        errors={answer?.errors}
      />
    </StepPage>
  );
}
