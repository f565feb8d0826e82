import type { AreaResult, Difference } from '@yike/planning/contract';
import type { ReactNode } from 'react';
import { Scroller } from '../report/scroller.tsx';
import { nameIn, shortNameIn } from '../report/words.ts';
import { useCompare } from './compare-context.tsx';
import { findService, listAreas } from './opened-comparison.ts';

/** One line of a table: coverage now and in the plan, drawn and told, and who gains and loses. */
interface CoverageRow {
  readonly id: string;
  readonly name: ReactNode;
  readonly isChosen: boolean;
  readonly was: number | null | undefined;
  readonly is: number | null | undefined;
  readonly gained: number;
  readonly lost: number;
  /** undefined: not told of this line */
  readonly nearer?: number;
  readonly farther?: number;
}

function CoverageTable(props: {
  readonly titleId: string;
  readonly title: string;
  readonly head: string;
  readonly rows: readonly CoverageRow[];
  readonly note?: string;
}) {
  const { words, figures } = useCompare();
  const { column } = words;
  const hasWalks = props.rows.some(({ nearer }) => nearer !== undefined);
  const heads = [
    column.was,
    column.is,
    column.gained,
    column.lost,
    ...(hasWalks ? [column.nearer, column.farther] : []),
  ];
  const people = (count: number | undefined): string =>
    count === undefined ? '' : figures.count(Math.round(count));
  return (
    <section aria-labelledby={props.titleId}>
      <h2 id={props.titleId}>{props.title}</h2>
      {props.note !== undefined && <p className="intro">{props.note}</p>}
      <Scroller labelledBy={props.titleId}>
        <table className="wide-table compare-table">
          <thead>
            <tr>
              <th scope="col">{props.head}</th>
              <th scope="col">{column.coverage}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row) => (
              <tr key={row.id} data-chosen={row.isChosen}>
                <th scope="row">{row.name}</th>
                <td>
                  <Shift was={row.was ?? 0} is={row.is ?? 0} />
                </td>
                <td className="number">{figures.share(row.was)}</td>
                <td className="number">{figures.share(row.is)}</td>
                <td className={row.gained > 0 ? 'number compare-gained' : 'number'}>
                  {people(row.gained)}
                </td>
                <td className={row.lost > 0 ? 'number compare-lost' : 'number'}>
                  {people(row.lost)}
                </td>
                {hasWalks && (
                  <>
                    <td className="number">{people(row.nearer)}</td>
                    <td className="number">{people(row.farther)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}

/** From a hollow mark to a full one, on a line from none to all. */
function Shift({ was, is }: { readonly was: number; readonly is: number }) {
  const [left, right] = [Math.min(was, is), Math.max(was, is)];
  return (
    <span className="shift" aria-hidden="true">
      <i
        className={is < was ? 'shift-way shift-worse' : 'shift-way'}
        style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
      />
      <i className="shift-was" style={{ left: `${was * 100}%` }} />
      <i className="shift-is" style={{ left: `${is * 100}%` }} />
    </span>
  );
}

const flowsOf = (difference: Difference | undefined, band: string) => ({
  gained: difference?.gained[band] ?? 0,
  lost: difference?.lost[band] ?? 0,
});
const walksOf = (difference: Difference | undefined) => ({
  nearer: difference?.nearer ?? 0,
  farther: difference?.farther ?? 0,
});

/** Every plan for the chosen walker and service. */
export function AcrossTable() {
  const { opened, choice, choose, words } = useCompare();
  const { walker, type, band, area, language } = choice;
  const { comparison } = opened;
  const typeRow = comparison.types.find((one) => one.type === type);
  const before = areaOf(comparison.before, area);
  return (
    <CoverageTable
      titleId="across-title"
      title={words.acrossTitle(
        nameIn(language, opened.getWalker(walker)),
        typeRow === undefined ? type : shortNameIn(language, typeRow),
      )}
      head={words.column.scenario}
      rows={comparison.scenarios.map((scenario) => ({
        id: scenario.id,
        name: (
          <button type="button" className="link" onClick={() => choose({ scenario: scenario.id })}>
            {scenario.id} · {scenario.title}
          </button>
        ),
        isChosen: scenario.id === choice.scenario,
        was: findService(before, walker, type)?.coverage[band],
        is: findService(areaOf(scenario, area), walker, type)?.coverage[band],
        ...flowsOf(opened.findDifference(scenario.id, area, walker, type), band),
      }))}
    />
  );
}

/** The chosen plan in every age band. */
export function BandTable() {
  const { opened, choice, choose, words } = useCompare();
  const { scenario, walker, type, area, language } = choice;
  const { comparison } = opened;
  const before = areaOf(comparison.before, area);
  const after = areaOf(opened.getScenario(scenario), area);
  const difference = opened.findDifference(scenario, area, walker, type);
  const bands = [
    { id: 'total', name: words.everyone },
    ...comparison.bands.map((band) => ({ id: band.id, name: nameIn(language, band) })),
  ];
  return (
    <CoverageTable
      titleId="bands-title"
      title={words.bandsTitle(before?.name ?? '')}
      head={words.column.band}
      rows={bands.map(({ id, name }) => ({
        id,
        name: (
          <button type="button" className="link" onClick={() => choose({ band: id })}>
            {name}
          </button>
        ),
        isChosen: id === choice.band,
        was: findService(before, walker, type)?.coverage[id],
        is: findService(after, walker, type)?.coverage[id],
        ...flowsOf(difference, id),
      }))}
    />
  );
}

/** The chosen plan in every area. */
export function AreaTable() {
  const { opened, choice, choose, words } = useCompare();
  const { scenario, walker, type, band } = choice;
  const planned = opened.getScenario(scenario);
  const after = listAreas(planned);
  return (
    <CoverageTable
      titleId="areas-title"
      title={words.areasTitle(scenario)}
      head={words.column.area}
      note={words.peopleNote}
      rows={listAreas(opened.comparison.before).map((area, at) => {
        const difference = opened.findDifference(scenario, area.id, walker, type);
        return {
          id: area.id,
          name: (
            <button type="button" className="link" onClick={() => choose({ area: area.id })}>
              {area.name}
            </button>
          ),
          isChosen: area.id === choice.area,
          was: findService(area, walker, type)?.coverage[band],
          is: findService(after[at], walker, type)?.coverage[band],
          ...flowsOf(difference, band),
          ...walksOf(difference),
        };
      })}
    />
  );
}

/** Every service that the chosen plan changes, in the chosen area. */
export function TypeTable() {
  const { opened, choice, choose, words } = useCompare();
  const { scenario, walker, area, band, language } = choice;
  const before = areaOf(opened.comparison.before, area);
  const after = areaOf(opened.getScenario(scenario), area);
  const told = opened.types.flatMap((type) => {
    const difference = opened.findDifference(scenario, area, walker, type.type);
    return difference === undefined ? [] : [{ type, difference }];
  });
  return (
    <CoverageTable
      titleId="types-title"
      title={words.typesTitle(before?.name ?? '', nameIn(language, opened.getWalker(walker)))}
      head={words.column.type}
      note={told.length === 0 ? words.nothing : words.typesIntro}
      rows={told.map(({ type, difference }) => ({
        id: type.type,
        name: (
          <button type="button" className="link" onClick={() => choose({ type: type.type })}>
            {shortNameIn(language, type)}
          </button>
        ),
        isChosen: type.type === choice.type,
        was: findService(before, walker, type.type)?.coverage[band],
        is: findService(after, walker, type.type)?.coverage[band],
        ...flowsOf(difference, band),
        ...walksOf(difference),
      }))}
    />
  );
}

function areaOf(
  { whole, areas }: { readonly whole: AreaResult; readonly areas: readonly AreaResult[] },
  id: string,
): AreaResult | undefined {
  return id === 'whole' ? whole : areas.find((area) => area.id === id);
}
