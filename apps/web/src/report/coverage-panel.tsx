import { CurveChart } from './curve-chart.tsx';
import { GapList } from './gap-list.tsx';
import { usePeopleName } from './legend.tsx';
import type { ServiceType } from './report.ts';
import { useReport } from './report-context.tsx';
import { goToView } from './use-view-memory.ts';
import { headingIn, shortNameIn } from './words.ts';

/** Beside the map: the figure of the chosen service, its theme, its curve and its gaps. */
export function CoveragePanel() {
  const { report, selection, words, select } = useReport();
  const area = report.findArea(selection.area);
  const type = report.findType(selection.type);
  if (area === undefined || type === undefined) return null;
  return (
    <div className="panel">
      <div className="panel-scope">
        <h3>{selection.area === null ? words.whole : area.name}</h3>
        {selection.area !== null && (
          <p>
            <button type="button" className="link" onClick={() => goToView('areas')}>
              {words.fullPage}
            </button>
            <button type="button" className="link" onClick={() => select({ area: null })}>
              {words.backToWhole}
            </button>
          </p>
        )}
      </div>
      {report.isNoneInInput(selection.type) ? <NoneInInput /> : <Headline type={type} />}
      <TypeBars theme={type.theme} />
      {!report.isNoneInInput(selection.type) && <CurveChart />}
      {!report.isNoneInInput(selection.type) && <GapList />}
    </div>
  );
}

function NoneInInput() {
  const { words } = useReport();
  return (
    <div className="none-in-input">
      <p>
        <strong>{words.noneInInput}</strong>
      </p>
      <p>{words.noneInInputMore}</p>
    </div>
  );
}

function Headline({ type }: { readonly type: ServiceType }) {
  const { report, selection, words, figures } = useReport();
  const { area, walker, band, language } = selection;
  const people = usePeopleName();
  const service = report.findService(area, walker, type.type);
  const all = report.findArea(area)?.people[band] ?? 0;
  const coverage = service?.coverage[band] ?? null;
  const { unit } = report.getWalker(walker);
  if (service === undefined || coverage === null) return <p className="headline">{words.nobody}</p>;
  return (
    <div className="headline" aria-live="polite">
      <p>
        <strong className="headline-figure">{figures.share(coverage)}</strong>{' '}
        {words.coverageSentence({
          people,
          budget: figures.cost(report.budget(walker, type.type), unit),
          type: shortNameIn(language, type),
        })}
        <small>
          {words.coveredOf(figures.people(service.covered[band] ?? 0), figures.people(all))}
        </small>
      </p>
      <RadiusSentence type={type} />
    </div>
  );
}

/** The radius test is over everybody, so it is set beside the coverage of everybody. */
function RadiusSentence({ type }: { readonly type: ServiceType }) {
  const { report, selection, words, figures } = useReport();
  const { area, walker } = selection;
  const service = report.findService(area, walker, type.type);
  const coverage = service?.coverage['total'] ?? null;
  const radius = service?.radiusCoverage ?? null;
  if (coverage === null || radius === null) return null;
  const speed = report.getWalker(walker).metresPerSecond ?? 1;
  const metres = figures.metres(report.budget(walker, type.type) * speed);
  const difference = radius - coverage;
  return (
    <p className="radius-sentence">
      {difference < 0.01
        ? words.radiusSame({ radius: figures.share(radius), metres })
        : words.radiusOver({
            radius: figures.share(radius),
            metres,
            points: figures.points(difference),
          })}
    </p>
  );
}

function TypeBars({ theme }: { readonly theme: string }) {
  const { report, selection, words, figures, select } = useReport();
  const { area, walker, band, language } = selection;
  const themeRow = report.findTheme(theme);
  const types = report.types.filter((type) => type.theme === theme);
  return (
    <div className="type-bars">
      <h3>{words.typesOfTheme(themeRow === undefined ? theme : headingIn(language, themeRow))}</h3>
      <ul>
        {types.map((type) => {
          const coverage = report.findService(area, walker, type.type)?.coverage[band] ?? null;
          const isAbsent = report.isNoneInInput(type.type);
          return (
            <li key={type.type}>
              <button
                type="button"
                aria-pressed={type.type === selection.type}
                onClick={() => select({ type: type.type, gap: null })}
              >
                <span className="type-bars-name">{shortNameIn(language, type)}</span>
                <span className="type-bars-track" aria-hidden="true">
                  {!isAbsent && <i style={{ width: `${(coverage ?? 0) * 100}%` }} />}
                </span>
                <span className="type-bars-figure">
                  {isAbsent ? words.noneMark : figures.share(coverage)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
