import { useMemo, useState } from 'react';
import { costAtShare, type PeopleCurve, peopleCurve, shareWithin } from './people-curve.ts';
import { useReport } from './report-context.tsx';
import { useWidth } from './use-width.ts';

const HEIGHT = 210;
const EDGE = { top: 16, right: 14, bottom: 34, left: 42 } as const;

/** How many people have walked far enough after so many minutes; the median and p90 marked. */
export function CurveChart() {
  const { report, selection, words, figures } = useReport();
  const { ref, width } = useWidth<HTMLDivElement>(420);
  const { walker, type, area, band } = selection;
  const { unit } = report.getWalker(walker);
  const { own, others } = useCurves();
  const [reading, setReading] = useState<number | null>(null);
  const limit = report.limit(walker);
  const budget = report.budget(walker, type);
  const scale = {
    x: (cost: number) => EDGE.left + (cost / limit) * (width - EDGE.left - EDGE.right),
    y: (share: number) => HEIGHT - EDGE.bottom - share * (HEIGHT - EDGE.top - EDGE.bottom),
  };
  const say = (cost: number | null): string =>
    cost === null
      ? words.curveBeyond(figures.cost(limit, unit))
      : words.curveWithin(figures.cost(cost, unit));
  const summary = words.curveSummary({
    within: figures.share(report.findService(area, walker, type)?.coverage[band] ?? null),
    budget: figures.cost(budget, unit),
    median: say(costAtShare(own, 0.5)),
    p90: say(costAtShare(own, 0.9)),
  });
  return (
    <div className="curve" ref={ref}>
      <h3>{words.curveTitle}</h3>
      <p className="chart-summary">{summary}</p>
      <svg
        width={width}
        height={HEIGHT}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={summary}
        onPointerMove={(event) => {
          const x = event.nativeEvent.offsetX;
          const cost = ((x - EDGE.left) / (width - EDGE.left - EDGE.right)) * limit;
          setReading(cost >= 0 && cost <= limit ? cost : null);
        }}
        onPointerLeave={() => setReading(null)}
      >
        <Axes unit={unit} limit={limit} width={width} scale={scale} />
        <rect
          className="curve-budget"
          x={scale.x(0)}
          y={EDGE.top}
          width={scale.x(Math.min(limit, budget)) - scale.x(0)}
          height={HEIGHT - EDGE.top - EDGE.bottom}
        />
        {others.map(({ id, curve }) => (
          <path key={id} className="curve-other" d={stepPath(curve, scale, limit)} />
        ))}
        <path className="curve-own" d={stepPath(own, scale, limit)} />
        <Mark curve={own} share={0.5} label={words.median} scale={scale} width={width} />
        <Mark curve={own} share={0.9} label={words.p90} scale={scale} width={width} />
        {reading !== null && (
          <g className="curve-reading">
            <line
              x1={scale.x(reading)}
              x2={scale.x(reading)}
              y1={EDGE.top}
              y2={HEIGHT - EDGE.bottom}
            />
            <circle cx={scale.x(reading)} cy={scale.y(shareWithin(own, reading))} r={4} />
            <text
              x={scale.x(reading) + (reading > limit / 2 ? -8 : 8)}
              y={EDGE.top + 10}
              textAnchor={reading > limit / 2 ? 'end' : 'start'}
            >
              {words.curveAt(
                figures.cost(Math.round(reading), unit),
                figures.share(shareWithin(own, reading)),
              )}
            </text>
          </g>
        )}
      </svg>
      {others.length > 0 && <p className="chart-note">{words.curveOthers}</p>}
    </div>
  );
}

/** The chosen walker's curve, and those of the walkers that count in the same unit. */
function useCurves() {
  const { report, selection } = useReport();
  const { walker, type, band, area } = selection;
  return useMemo(() => {
    const areaIndex = report.areaIndex(area);
    const isIn = (index: number): boolean =>
      area === null || report.areaOfPoint[index] === areaIndex;
    const people = report.people(band);
    const curveFor = (id: string): PeopleCurve => peopleCurve(report.costs(id, type), people, isIn);
    const { unit } = report.getWalker(walker);
    return {
      own: curveFor(walker),
      others: report.summary.walkers
        .filter((other) => other.id !== walker && other.unit === unit)
        .map(({ id }) => ({ id, curve: curveFor(id) })),
    };
  }, [report, walker, type, band, area]);
}

interface Scale {
  readonly x: (cost: number) => number;
  readonly y: (share: number) => number;
}

function Axes(props: {
  readonly unit: 'seconds' | 'metres';
  readonly limit: number;
  readonly width: number;
  readonly scale: Scale;
}) {
  const { words } = useReport();
  const { unit, limit, width, scale } = props;
  const step = unit === 'seconds' ? 300 : 500;
  const ticks = Array.from({ length: Math.floor(limit / step) + 1 }, (_, index) => index * step);
  return (
    <g className="axes">
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line x1={EDGE.left} x2={width - EDGE.right} y1={scale.y(share)} y2={scale.y(share)} />
          <text x={EDGE.left - 6} y={scale.y(share) + 4} textAnchor="end">
            {share * 100}%
          </text>
        </g>
      ))}
      {ticks.map((cost) => (
        <text key={cost} x={scale.x(cost)} y={HEIGHT - EDGE.bottom + 16} textAnchor="middle">
          {unit === 'seconds' ? cost / 60 : cost}
        </text>
      ))}
      <text className="axis-name" x={width - EDGE.right} y={HEIGHT - 3} textAnchor="end">
        {unit === 'seconds' ? words.curveAxisTime : words.curveAxisMetres}
      </text>
    </g>
  );
}

function Mark(props: {
  readonly curve: PeopleCurve;
  readonly share: number;
  readonly label: string;
  readonly scale: Scale;
  readonly width: number;
}) {
  const { report, selection, figures } = useReport();
  const { curve, share, label, scale, width } = props;
  const cost = costAtShare(curve, share);
  if (cost === null) return null;
  const { unit } = report.getWalker(selection.walker);
  const x = scale.x(cost);
  const isLate = x > width * 0.52;
  return (
    <g className="curve-mark">
      <line x1={x} x2={x} y1={scale.y(share)} y2={HEIGHT - EDGE.bottom} />
      <circle cx={x} cy={scale.y(share)} r={4.5} />
      <text
        x={x + (isLate ? -9 : 9)}
        y={scale.y(share) + (isLate ? -7 : 16)}
        textAnchor={isLate ? 'end' : 'start'}
      >
        {label} {figures.cost(cost, unit)}
      </text>
    </g>
  );
}

function stepPath(curve: PeopleCurve, scale: Scale, limit: number): string {
  const parts = curve.costs.map((cost, index) => {
    const y = scale.y(curve.shares[index] ?? 0).toFixed(1);
    return index === 0 ? `M${scale.x(0).toFixed(1)},${y}` : `H${scale.x(cost).toFixed(1)}V${y}`;
  });
  return `${parts.join('')}H${scale.x(limit).toFixed(1)}`;
}
