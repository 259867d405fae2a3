/** Same drawing as public/favicon.svg. */
export function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeLinecap="round">
        <path strokeWidth="3.4" d="M2.5 24.5Q16 15.5 29.5 24.5" />
        <path strokeWidth="2.2" d="M2.5 15Q16 6 29.5 15M9.2 11.8v9.6M16 10.5v9.5M22.8 11.8v9.6" />
        <path strokeWidth="2.2" d="M2.5 15v9M29.5 15v9" />
      </g>
    </svg>
  );
}
