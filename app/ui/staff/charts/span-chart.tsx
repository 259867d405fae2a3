import { scaleSqrt } from "d3-scale";
import { Chart } from "./chart.tsx";
import { wrapLabel } from "./wrap-label.ts";

interface Span {
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly lowNote: string;
  readonly highNote: string;
}

interface SpanChartProps {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly spans: readonly Span[];
}

const width = 340;
const edge = 8;
const line = 16;
const gap = 14;
const lettersPerLine = 46;

/** A dot and a square on a line, with their values under them. Long waits are pressed together. */
export function SpanChart({ id, title, description, spans }: SpanChartProps) {
  const most = Math.max(1, ...spans.map(({ high }) => high));
  const x = scaleSqrt([0, most], [edge, width - edge]);
  let top = 0;
  const rows = spans.map((span) => {
    const labelLines = wrapLabel(span.label, lettersPerLine);
    const start = top;
    top += labelLines.length * line + 20 + 2 * line + gap;
    return { span, labelLines, top: start };
  });
  return (
    <Chart id={id} title={title} description={description} width={width} height={top}>
      {rows.map(({ span, labelLines, top: start }) => {
        const middle = start + labelLines.length * line + 10;
        return (
          <g key={span.label}>
            {labelLines.map((text, index) => (
              <text key={text} x={0} y={start + (index + 1) * line - 4} className="chart-label">
                {text}
              </text>
            ))}
            <line x1={edge} x2={width - edge} y1={middle} y2={middle} className="chart-grid" />
            <line
              x1={x(span.low)}
              x2={x(span.high)}
              y1={middle}
              y2={middle}
              className="chart-line"
            />
            <circle cx={x(span.low)} cy={middle} r={6} className="chart-dot" />
            <rect
              x={x(span.high) - 6}
              y={middle - 6}
              width={12}
              height={12}
              className="chart-ring"
            />
            <text x={0} y={middle + 24} className="chart-note">
              {span.lowNote}
            </text>
            <text x={0} y={middle + 24 + line} className="chart-note">
              {span.highNote}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}
