import { m } from "#app/i18n/paraglide/messages.js";
import type { FieldError } from "./field-error.ts";

/**
 * `autofocus` needs no script (the enhancement covers browsers that ignore it there). An error with
 * an empty `field` is not a link.
 */
export function ErrorSummary({ errors }: { readonly errors?: readonly FieldError[] | undefined }) {
  if (!errors || errors.length === 0) return null;
  return (
    <div
      className="error-summary"
      tabIndex={-1}
      // eslint-disable-next-line jsx-a11y/no-autofocus -- the page is the answer to a refused form
      autoFocus
      data-autofocus=""
      aria-labelledby="error-summary-title"
      role="alert"
    >
      <h2 id="error-summary-title">{m.common_error_summary({ count: errors.length })}</h2>
      <ul className="error-summary-list">
        {errors.map(({ field, message }) => (
          <li key={field + message}>{field ? <a href={`#${field}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}
