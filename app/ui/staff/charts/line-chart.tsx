import { scaleLinear, scalePoint } from "d3-scale";
import { area, line } from "d3-shape";
import { Chart } from "./chart.tsx";

interface LinePoint {
  /** Under the axis, where there is room. */
  readonly label: string;
  readonly main: number;
  readonly other: number;
}

interface LineChartProps {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly points: readonly LinePoint[];
  readonly names: { readonly main: string; readonly other: string };
  readonly formatCount: (count: number) => string;
}

/** Drawn twice, because drawn text shrinks with its drawing; the style sheet shows the one that fits. */
export function LineChart(props: LineChartProps) {
  return (
    <>
      <Drawing {...props} id={`${props.id}-wide`} className="chart-wide" width={900} height={250} />
      <Drawing
        {...props}
        id={`${props.id}-narrow`}
        className="chart-narrow"
        width={340}
        height={230}
      />
    </>
  );
}

type DrawingProps = LineChartProps & {
  readonly className: string;
  readonly width: number;
  readonly height: number;
};

const space = { top: 12, right: 84, bottom: 26, left: 40 };

/** A filled line and a dashed one, each with its name at its end: no colour is needed. */
function Drawing({ points, names, formatCount, width, height, ...chart }: DrawingProps) {
  const bottom = height - space.bottom;
  const x = scalePoint(
    points.map((_, index) => index),
    [space.left, width - space.right],
  );
  const most = Math.max(4, ...points.flatMap(({ main, other }) => [main, other]));
  const y = scaleLinear([0, most], [bottom, space.top]).nice(4);
  const at = (index: number) => x(index) ?? space.left;
  const lineOf = (read: (point: LinePoint) => number) =>
    line<LinePoint>()
      .x((_, index) => at(index))
      .y((point) => y(read(point)))(points) ?? "";
  const filled = area<LinePoint>()
    .x((_, index) => at(index))
    .y0(bottom)
    .y1(({ main }) => y(main))(points);
  const ends = namesAtEnd(points.at(-1), y);
  const end = width - space.right + 8;
  return (
    <Chart {...chart} width={width} height={height}>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line
            x1={space.left}
            x2={width - space.right}
            y1={y(tick)}
            y2={y(tick)}
            className="chart-grid"
          />
          <text x={space.left - 8} y={y(tick) + 4} className="chart-tick chart-right">
            {formatCount(tick)}
          </text>
        </g>
      ))}
      {labelled(points, width).map(({ index, label }) => (
        <text key={index} x={at(index)} y={height - 6} className="chart-tick chart-middle">
          {label}
        </text>
      ))}
      <path d={filled ?? ""} className="chart-area" />
      <path d={lineOf(({ main }) => main)} className="chart-line" />
      <path d={lineOf(({ other }) => other)} className="chart-line chart-dashed" />
      <text x={end} y={ends.main} className="chart-note">
        {names.main}
      </text>
      <text x={end} y={ends.other} className="chart-note">
        {names.other}
      </text>
      {points.length === 1 ? <Dots points={points} at={at} y={y} /> : null}
    </Chart>
  );
}

/** A line needs two points. */
function Dots(props: {
  readonly points: readonly LinePoint[];
  readonly at: (index: number) => number;
  readonly y: (count: number) => number;
}) {
  return props.points.map(({ label, main, other }, index) => (
    <g key={label}>
      <circle cx={props.at(index)} cy={props.y(main)} r={5} className="chart-dot" />
      <circle cx={props.at(index)} cy={props.y(other)} r={5} className="chart-ring" />
    </g>
  ));
}

/** Two names never lie on each other. */
function namesAtEnd(last: LinePoint | undefined, y: (count: number) => number) {
  const main = y(last?.main ?? 0) + 4;
  const other = y(last?.other ?? 0) + 4;
  const apart = 16;
  if (Math.abs(main - other) >= apart) return { main, other };
  const middle = (main + other) / 2;
  const half = main <= other ? -apart / 2 : apart / 2;
  const lowest = y(0) + 4;
  const shift = Math.min(0, lowest - (middle + apart / 2));
  return { main: middle + half + shift, other: middle - half + shift };
}

const labelWidth = 70;

function labelled(points: readonly LinePoint[], width: number) {
  const room = Math.max(1, Math.floor((width - space.left - space.right) / labelWidth));
  const every = Math.max(1, Math.ceil(points.length / room));
  return points.flatMap(({ label }, index) => (index % every === 0 ? [{ index, label }] : []));
}
