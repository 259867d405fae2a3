/* eslint-disable no-restricted-syntax -- Remix loads it by its default export */
import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";

export function loader() {
  return { greeting: "Who are you?" };
}

export async function action({ request }: ActionFunctionArgs) {
  const name = (await request.formData()).get("name");
  return { answer: typeof name === "string" && name ? `Hello ${name}` : "Please enter a name." };
}

export const meta: MetaFunction = () => [{ title: "A form" }];

export default function FormPage() {
  const { greeting } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <main>
      <h1>{greeting}</h1>
      {answered ? <p>{answered.answer}</p> : null}
      <Form method="post">
        <label>
          Name <input name="name" />
        </label>
        <button type="submit">Send</button>
      </Form>
    </main>
  );
}
