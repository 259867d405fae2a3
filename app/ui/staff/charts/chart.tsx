import type { ReactNode } from "react";

interface ChartProps {
  readonly id: string;
  readonly title: string;
  /** What it shows, in words: a screen reader hears this in place of the drawing. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A drawing that takes the width it gets, with its words for those who do not see it. */
export function Chart({ id, title, description, width, height, className, children }: ChartProps) {
  return (
    <svg
      className={`chart ${className ?? ""}`.trim()}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-description`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {children}
    </svg>
  );
}
