import { type ReactNode, useState } from 'react';
import type { ServiceType } from './report.ts';
import { useReport } from './report-context.tsx';
import { themesShown } from './selection-bar.tsx';
import { headingIn, nameIn, shortNameIn } from './words.ts';

type Comparison = 'walkers' | 'radius';

/** Marks differ in shape as well as in colour, in this order. */
const SHAPES = ['disc', 'square', 'triangle', 'diamond', 'cross'] as const;

/** A row per service: how far apart different bodies, or streets and circles, come out. */
export function ServiceChart() {
  const { report, selection, words } = useReport();
  const [comparison, setComparison] = useState<Comparison>('walkers');
  const walkerName = nameIn(selection.language, report.getWalker(selection.walker));
  return (
    <div className="service-chart">
      <h2 id="services-title">
        {comparison === 'walkers' ? words.servicesChart : words.radiusChart}
      </h2>
      <p className="intro">
        {comparison === 'walkers' ? words.servicesChartIntro : words.radiusChartIntro(walkerName)}
      </p>
      <fieldset className="segments">
        <legend className="hidden">{words.compare}</legend>
        {(['walkers', 'radius'] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="comparison"
              checked={comparison === one}
              onChange={() => setComparison(one)}
            />
            <span>{one === 'walkers' ? words.compareWalkers : words.compareRadius}</span>
          </label>
        ))}
      </fieldset>
      <ChartKey comparison={comparison} />
      <div className="dot-columns">
        {themesShown(report).map((theme) => (
          <div className="dot-theme" key={theme.id}>
            <h3>
              {headingIn(selection.language, theme)}
              <span className="dot-scale" aria-hidden="true">
                <i>0</i>
                <i>50</i>
                <i>100%</i>
              </span>
            </h3>
            <ul>
              {report.types
                .filter((type) => type.theme === theme.id)
                .map((type) => (
                  <DotRow key={type.type} type={type} comparison={comparison} />
                ))}
            </ul>
          </div>
        ))}
      </div>
    </div>
  );
}

interface Dot {
  readonly id: string;
  readonly name: string;
  readonly shape: string;
  readonly share: number | null;
}

function useDots(comparison: Comparison): (type: string) => Dot[] {
  const { report, selection, words } = useReport();
  const { area, band, walker, language } = selection;
  if (comparison === 'radius') {
    return (type) => {
      const service = report.findService(area, walker, type);
      return [
        {
          id: 'network',
          name: words.network,
          shape: 'disc',
          share: service?.coverage['total'] ?? null,
        },
        {
          id: 'radius',
          name: words.radiusTest,
          shape: 'open-diamond',
          share: service?.radiusCoverage ?? null,
        },
      ];
    };
  }
  return (type) =>
    report.summary.walkers
      .filter(({ unit }) => unit === 'seconds' || report.summary.walkers.length === 1)
      .map((one, index) => ({
        id: one.id,
        name: headingIn(language, one),
        shape: SHAPES[index % SHAPES.length] ?? 'disc',
        share: report.findService(area, one.id, type)?.coverage[band] ?? null,
      }));
}

function ChartKey({ comparison }: { readonly comparison: Comparison }) {
  const { report } = useReport();
  const dots = useDots(comparison)(report.types[0]?.type ?? '');
  return (
    <ul className="dot-key">
      {dots.map(({ id, name, shape }, index) => (
        <li key={id}>
          <Glyph shape={shape} order={index} />
          {name}
        </li>
      ))}
    </ul>
  );
}

function DotRow(props: { readonly type: ServiceType; readonly comparison: Comparison }) {
  const { report, selection, words, figures, select } = useReport();
  const { type, comparison } = props;
  const dots = useDots(comparison)(type.type);
  const isAbsent = report.isNoneInInput(type.type);
  const shares = dots.flatMap(({ share }) => (share === null ? [] : [share]));
  const low = Math.min(...shares, 1);
  const high = Math.max(...shares, 0);
  const said = dots.map(({ name, share }) => `${name} ${figures.share(share)}`).join('，');
  return (
    <li data-chosen={type.type === selection.type}>
      <button
        type="button"
        title={isAbsent ? words.noneInInput : said}
        onClick={() => select({ type: type.type, gap: null })}
      >
        <span className="dot-name">{shortNameIn(selection.language, type)}</span>
        <span className="dot-track">
          {isAbsent ? (
            <span className="dot-absent">{words.noneMark}</span>
          ) : (
            <>
              <i
                className="dot-span"
                style={{ left: `${low * 100}%`, width: `${Math.max(0, high - low) * 100}%` }}
              />
              {dots.map(({ id, shape, share }, index) =>
                share === null ? null : (
                  <Glyph
                    key={id}
                    shape={shape}
                    order={index}
                    left={share}
                    lane={index - (dots.length - 1) / 2}
                  />
                ),
              )}
              <span className="hidden">{said}</span>
            </>
          )}
        </span>
      </button>
    </li>
  );
}

const PATHS: Readonly<Record<string, ReactNode>> = {
  disc: <circle cx="7" cy="7" r="5" />,
  square: <rect x="2.6" y="2.6" width="8.8" height="8.8" />,
  triangle: <path d="M7 1.4 L12.8 11.8 H1.2 Z" />,
  diamond: <path d="M7 0.8 L13.2 7 L7 13.2 L0.8 7 Z" />,
  cross: (
    <path d="M2 4.2 L4.2 2 L7 4.8 L9.8 2 L12 4.2 L9.2 7 L12 9.8 L9.8 12 L7 9.2 L4.2 12 L2 9.8 L4.8 7 Z" />
  ),
  'open-diamond': <path className="open" d="M7 1.4 L12.6 7 L7 12.6 L1.4 7 Z" />,
};

function Glyph(props: {
  readonly shape: string;
  readonly order: number;
  readonly left?: number;
  /** rows above or below the middle: equal shares must not hide each other */
  readonly lane?: number;
}) {
  return (
    <svg
      className="glyph"
      data-order={props.order}
      width="14"
      height="14"
      aria-hidden="true"
      style={
        props.left === undefined
          ? undefined
          : { left: `${props.left * 100}%`, top: `calc(50% - 7px + ${(props.lane ?? 0) * 3}px)` }
      }
    >
      {PATHS[props.shape]}
    </svg>
  );
}
