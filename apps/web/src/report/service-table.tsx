import type { ServiceResult, WalkerResult } from '@yike/planning/contract';
import { useReport } from './report-context.tsx';
import { Scroller } from './scroller.tsx';
import { nameIn, shortNameIn } from './words.ts';

/** Every service for the chosen walker, the radius test beside the answer on foot. */
export function ServiceTable({ result }: { readonly result: WalkerResult }) {
  const { report, selection, words } = useReport();
  const walker = report.getWalker(selection.walker);
  const { column } = words;
  const byTheme = report.types.flatMap(
    ({ type }) => result.services.find((service) => service.type === type) ?? [],
  );
  const heads = [
    column.facilities,
    column.budget,
    column.coverage,
    column.radius,
    column.difference,
    column.median,
    column.p90,
    column.reachable,
  ];
  return (
    <div className="services">
      <h4 id="services-of-area">{words.servicesTitle(nameIn(selection.language, walker))}</h4>
      <p className="intro">{words.radiusWhy}</p>
      <Scroller labelledBy="services-of-area">
        <table className="wide-table">
          <thead>
            <tr>
              <th scope="col">{column.type}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {byTheme.map((service) => (
              <ServiceRow key={service.type} service={service} unit={walker.unit} />
            ))}
          </tbody>
        </table>
      </Scroller>
    </div>
  );
}

function ServiceRow(props: {
  readonly service: ServiceResult;
  readonly unit: 'seconds' | 'metres';
}) {
  const { report, selection, words, figures, select } = useReport();
  const { service, unit } = props;
  const type = report.findType(service.type);
  const coverage = service.coverage[selection.band] ?? null;
  const everyone = service.coverage['total'] ?? null;
  const radius = service.radiusCoverage;
  const isAbsent = report.isNoneInInput(service.type);
  const limit = figures.cost(report.limit(selection.walker), unit);
  const sayCost = (cost: number | null | undefined): string =>
    cost === null || cost === undefined ? `>${limit}` : figures.cost(cost, unit);
  return (
    <tr data-chosen={service.type === selection.type}>
      <th scope="row">
        <button
          type="button"
          className="link"
          onClick={() => select({ type: service.type, gap: null })}
        >
          {type === undefined ? service.type : shortNameIn(selection.language, type)}
        </button>
      </th>
      <td className="number">{figures.count(service.facilities)}</td>
      <td className="number">
        {figures.cost(service.budgetSeconds ?? service.budgetMetres, unit)}
      </td>
      {isAbsent ? (
        <td colSpan={6} className="absent">
          {words.noneInInput}
        </td>
      ) : (
        <>
          <td className="number coverage-cell">
            <span className="coverage-bar" aria-hidden="true">
              <i style={{ width: `${(coverage ?? 0) * 100}%` }} />
            </span>
            <span className="coverage-figure">{figures.share(coverage)}</span>
          </td>
          <td className="number">{figures.share(radius)}</td>
          <td className="number">
            {radius === null || everyone === null ? '–' : figures.pointsOnly(radius - everyone)}
          </td>
          <td className="number">{sayCost(service.medianSeconds ?? service.medianMetres)}</td>
          <td className="number">{sayCost(service.p90Seconds ?? service.p90Metres)}</td>
          <td className="number">{figures.decimal(service.reachableMean)}</td>
        </>
      )}
    </tr>
  );
}
