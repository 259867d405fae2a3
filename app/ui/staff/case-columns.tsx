import type { ReactNode } from "react";

export interface CaseColumn {
  readonly id: string;
  readonly title: string;
  readonly content: ReactNode;
}

export function CaseColumns(props: {
  readonly label: string;
  readonly columns: readonly [CaseColumn, CaseColumn, CaseColumn];
}) {
  return (
    <>
      <nav aria-label={props.label}>
        <ul className="case-jumps">
          {props.columns.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="case">
        {props.columns.map(({ id, title, content }) => (
          <section key={id} id={id} className="flow" aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{title}</h2>
            {content}
          </section>
        ))}
      </div>
    </>
  );
}
