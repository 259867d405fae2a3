import { scaleLinear } from "d3-scale";
import { Chart } from "./chart.tsx";
import { wrapLabel } from "./wrap-label.ts";

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Written at its end. */
  readonly note: string;
}

interface BarChartProps {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly bars: readonly Bar[];
}

const width = 340;
/** For the note behind the longest bar. */
const noteWidth = 92;
const line = 16;
const thickness = 14;
const gap = 12;
const lettersPerLine = 46;

/** Lying bars under their labels, so that long labels fit on a telephone. */
export function BarChart({ id, title, description, bars }: BarChartProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const lengthOf = scaleLinear([0, most], [0, width - noteWidth]);
  const rows = placed(bars);
  const height = rows.at(-1)?.end ?? 0;
  return (
    <Chart id={id} title={title} description={description} width={width} height={height}>
      {rows.map(({ top, labelLines, bar }) => {
        const barTop = top + labelLines.length * line + 2;
        return (
          <g key={bar.label}>
            {labelLines.map((text, index) => (
              <text key={text} x={0} y={top + (index + 1) * line - 4} className="chart-label">
                {text}
              </text>
            ))}
            <rect
              x={0}
              y={barTop}
              width={width - noteWidth}
              height={thickness}
              className="chart-track"
            />
            <rect
              x={0}
              y={barTop}
              width={lengthOf(bar.value)}
              height={thickness}
              className="chart-bar"
            />
            <text x={lengthOf(bar.value) + 6} y={barTop + thickness - 3} className="chart-note">
              {bar.note}
            </text>
          </g>
        );
      })}
    </Chart>
  );
}

function placed(bars: readonly Bar[]) {
  let top = 0;
  return bars.map((bar) => {
    const labelLines = wrapLabel(bar.label, lettersPerLine);
    const start = top;
    top += labelLines.length * line + thickness + gap;
    return { bar, labelLines, top: start, end: top };
  });
}
