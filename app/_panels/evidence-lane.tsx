import type { EvidenceSeries } from "#lib/projections/case-evidence.ts";

const WIDTH = 1_000;
const HEIGHT = 44;
const EDGE = 7;
/** What is set stays until it is set again; the others are measured at moments. */
const HELD: ReadonlySet<string> = new Set([
  "peep",
  "fio2",
  "norepinephrine",
  "phenylephrine",
  "epinephrine",
  "dopamine",
]);

interface EvidenceLaneProps {
  readonly series: EvidenceSeries;
  readonly span: { readonly from: number; readonly to: number };
  readonly marks: { readonly onset: number; readonly t0: number | null };
}

/** One parameter's readings on the axis of time, with its baseline dashed; the table says the same in words. */
export function EvidenceLane({ series, span, marks }: EvidenceLaneProps) {
  const { readings, baseline, before, parameter } = series;
  const counted = readings.filter(({ status }) => status === "valid");
  const values = [...readings.map(({ value }) => value), ...(baseline === null ? [] : [baseline])];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const x = (time: number): number => ((time - span.from) / (span.to - span.from)) * WIDTH;
  const y = (value: number): number =>
    high === low ? HEIGHT / 2 : HEIGHT - EDGE - ((value - low) / (high - low)) * (HEIGHT - 2 * EDGE);
  const isHeld = HELD.has(parameter);
  const points = counted.map((one) => ({ x: x(Date.parse(one.observed_at)), y: y(one.value) }));
  const start =
    isHeld && before !== null && before.value >= low && before.value <= high
      ? [{ x: 0, y: y(before.value) }]
      : [];
  const line = [...start, ...points]
    .map((point, index) =>
      index === 0 ? `M${point.x} ${point.y}` : isHeld ? `H${point.x}V${point.y}` : `L${point.x} ${point.y}`,
    )
    .join("");
  return (
    <svg
      className="evidence-lane"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width={WIDTH} height={HEIGHT} className="ground" />
      {baseline !== null && <path d={`M0 ${y(baseline)}H${WIDTH}`} className="baseline" />}
      {marks.t0 !== null && <path d={`M${x(marks.t0)} 0V${HEIGHT}`} className="t0" />}
      <path d={`M${x(marks.onset)} 0V${HEIGHT}`} className="onset" />
      <path d={line} className={isHeld ? "held" : "measured"} />
      {points.length <= 60 &&
        points.map((point) => <path key={point.x} d={`M${point.x} ${point.y}h0.01`} className="point" />)}
      {readings
        .filter(({ status }) => status !== "valid")
        .map((one) => {
          const at = { x: x(Date.parse(one.observed_at)), y: y(one.value) };
          return (
            <path
              key={`${one.observed_at} ${one.source} ${one.value}`}
              d={`M${at.x - 5} ${at.y - 4}l10 8m-10 0l10 -8`}
              className="not-counted"
            />
          );
        })}
    </svg>
  );
}
