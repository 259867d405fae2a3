import type { Drawing, Mark } from "#app/pdf/drawing.ts";
import type { Face } from "#app/pdf/face.ts";
import { type Colour, palette } from "#app/pdf/palette.ts";

export function DrawingPicture(props: { readonly drawing: Drawing; readonly alt: string }) {
  const { width, height, marks } = props.drawing;
  return (
    <svg
      className="drawing"
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      role="img"
      aria-label={props.alt}
    >
      {marks.map((mark, index) => (
        <Part key={index} mark={mark} />
      ))}
    </svg>
  );
}

function Part({ mark }: { readonly mark: Mark }) {
  switch (mark.kind) {
    case "text":
      return <Words mark={mark} />;
    case "box": {
      const { x, y, width, height } = mark;
      return <rect {...{ x, y, width, height }} {...paint(mark)} />;
    }
    case "circle":
      return <circle cx={mark.x} cy={mark.y} r={mark.radius} {...paint(mark)} />;
    case "path":
      return <path d={mark.path} {...paint(mark)} />;
  }
}

const weights: Record<Face, number> = { text: 400, strong: 600, code: 500 };

function Words({ mark }: { readonly mark: Extract<Mark, { kind: "text" }> }) {
  const { x, y, text, size, face = "text", align = "start", colour = "ink", turn, opacity } = mark;
  return (
    <text
      x={x}
      y={y}
      fontSize={size}
      fontWeight={weights[face]}
      textAnchor={align}
      fill={palette[colour]}
      opacity={opacity}
      transform={turn ? `rotate(${String(-turn)} ${String(x)} ${String(y)})` : undefined}
    >
      {text}
    </text>
  );
}

function paint({ fill, edge }: { readonly fill?: Colour; readonly edge?: Colour }) {
  return { fill: fill ? palette[fill] : "none", stroke: edge ? palette[edge] : undefined };
}
