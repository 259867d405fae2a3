import { m } from "#app/i18n/paraglide/messages.js";
import { paths } from "#app/routes/paths.ts";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { SitePage } from "./site-page.tsx";

interface PlainPageProps {
  readonly title: string;
  readonly body: string;
  /** Where one may try again. */
  readonly back?: string | null;
}

function PlainPage({ title, body, back }: PlainPageProps) {
  return (
    <SitePage>
      <PageHeading title={title} />
      <p>{body}</p>
      {back ? (
        <p>
          <a href={back}>{m.common_form_again()}</a>
        </p>
      ) : null}
      <p>
        <a href={paths.home()}>{m.common_home()}</a>
      </p>
    </SitePage>
  );
}

export function NotFoundPage() {
  return <PlainPage title={m.common_not_found_title()} body={m.common_not_found_body()} />;
}

export function FailurePage() {
  return <PlainPage title={m.common_failure_title()} body={m.common_failure_body()} />;
}

export function RefusedFormPage(props: {
  readonly title: string;
  readonly body: string;
  readonly back: string | null;
}) {
  return <PlainPage {...props} />;
}

export function TooManyPage() {
  return <PlainPage title={m.common_too_many_title()} body={m.common_too_many_body()} />;
}

export function ForbiddenPage() {
  return <PlainPage title={m.common_forbidden_title()} body={m.common_forbidden_body()} />;
}
