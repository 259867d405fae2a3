import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parseDocumentKind } from "#app/domain/document/give-documents.server.ts";
import { m } from "#app/i18n/paraglide/messages.js";
import { documentTitle } from "#app/i18n/words.ts";
import { specimenWords } from "#app/pdf/specimen-words.ts";
import { specimens } from "#app/pdf/specimens/specimens.ts";
import { paths } from "#app/routes/paths.ts";
import { PageHeading } from "#app/ui/parts/page-heading.tsx";
import { DrawingPicture } from "#app/ui/site/drawing-picture.tsx";
import { SitePage } from "#app/ui/site/site-page.tsx";

export function loader({ params }: LoaderFunctionArgs) {
  const kind = parseDocumentKind(params["kind"]);
  if (!kind) throw new Response(null, { status: 404 });
  return { kind };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ title: m.pdfs_specimen_document({ title: documentTitle(data.kind) }) }] : [];

export default function AcceptedDocument() {
  const { kind } = useLoaderData<typeof loader>();
  const title = documentTitle(kind);
  const { places, where } = specimenWords[kind];
  return (
    <SitePage>
      <PageHeading title={m.pdfs_specimen_document({ title })} lead={m.pdfs_specimen_lead()} />
      <DrawingPicture drawing={specimens[kind]} alt={m.pdfs_specimen_alt({ title })} />
      <h2>{m.pdfs_specimen_legend()}</h2>
      <ol>
        {places.map((say) => (
          <li key={say({})}>{say({})}</li>
        ))}
      </ol>
      <h2>{m.pdfs_specimen_where()}</h2>
      <p>{where({})}</p>
      <p>
        <a href={paths.specimenPdf({ kind })}>{m.pdfs_specimen_pdf()}</a>
      </p>
      <p className="soft small">{m.pdfs_specimen_note()}</p>
    </SitePage>
  );
}
