/* Drawings from Lucide (ISC licence), inlined: a dozen paths do not justify a dependency. */
const DRAWINGS = {
  check: "M20 6 9 17l-5-5",
  good: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M9 12l2 2 4-4",
  info: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M12 16v-4M12 8h.01",
  attention:
    "M21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01",
  danger:
    "M15.31 2a2 2 0 0 1 1.42.59l4.68 4.68A2 2 0 0 1 22 8.7v6.6a2 2 0 0 1-.59 1.42l-4.68 4.68a2 2 0 0 1-1.42.59H8.7a2 2 0 0 1-1.42-.59l-4.68-4.68A2 2 0 0 1 2 15.31V8.7a2 2 0 0 1 .59-1.42l4.68-4.68A2 2 0 0 1 8.7 2zM15 9l-6 6M9 9l6 6",
  waiting: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20M12 6v6l4 2",
  dot: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8",
  ring: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16",
  frozen: "M12 2v20M20.66 7l-17.32 10M20.66 17l-17.32-10M9 3.5l3 3 3-3M9 20.5l3-3 3 3",
  lock: "M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2M7 11V7a5 5 0 0 1 10 0v4",
  chevron: "M9 18l6-6-6-6",
  up: "M5 12l7-7 7 7M12 19V5",
  down: "M12 5v14M19 12l-7 7-7-7",
  cross: "M18 6 6 18M6 6l12 12",
  back: "M12 19l-7-7 7-7M19 12H5",
  mail: "M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2M22 7l-8.97 5.7a1.94 1.94 0 0 1-2.06 0L2 7",
  phone:
    "M13.83 16.57a1 1 0 0 0 1.21-.3l.36-.47A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.47.35a1 1 0 0 0-.29 1.23 14 14 0 0 0 6.39 6.39",
  document:
    "M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7zM14 2v4a2 2 0 0 0 2 2h4M16 13H8M16 17H8",
} as const;

export type IconName = keyof typeof DRAWINGS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <path d={DRAWINGS[name]} />
    </svg>
  );
}
