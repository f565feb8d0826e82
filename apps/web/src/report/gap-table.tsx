import type { Gap } from '@yike/planning/contract';
import { useMemo, useState } from 'react';
import { GapAreas, GapsLeftOut, GapWalk } from './gap-list.tsx';
import { useReport } from './report-context.tsx';
import { Scroller } from './scroller.tsx';
import { Choice } from './selection-bar.tsx';
import { goToView } from './use-view-memory.ts';
import { nameIn, shortNameIn } from './words.ts';

const PAGE = 50;
const FIRST = 20;
const ALL = '';

/** Every gap of the chosen walker, largest first. */
export function GapTable() {
  const { report, selection, words, figures } = useReport();
  const { walker, language } = selection;
  const [type, setType] = useState(ALL);
  const [area, setArea] = useState(ALL);
  const [withAbsent, setWithAbsent] = useState(false);
  const [shown, setShown] = useState(FIRST);
  const gaps = useMemo(
    () =>
      report.summary.gaps.filter(
        (gap) =>
          gap.walker === walker &&
          (withAbsent || !gap.noneInInput) &&
          (type === ALL || gap.type === type) &&
          (area === ALL || gap.areaIds.includes(area)),
      ),
    [report, walker, type, area, withAbsent],
  );
  const absent = report.types.filter((one) => report.isNoneInInput(one.type));
  return (
    <section id="view-gaps" aria-labelledby="gaps-title">
      <h2 id="gaps-title">{words.gapTable}</h2>
      <p className="intro">{words.gapTableIntro(nameIn(language, report.getWalker(walker)))}</p>
      <div className="table-tools">
        <Choice id="gap-type" label={words.filterType} value={type} onChoose={setType}>
          <option value={ALL}>{words.all}</option>
          {report.types.map((one) => (
            <option key={one.type} value={one.type}>
              {shortNameIn(language, one)}
            </option>
          ))}
        </Choice>
        {report.summary.areas.length > 1 && (
          <Choice id="gap-area" label={words.filterArea} value={area} onChoose={setArea}>
            <option value={ALL}>{words.all}</option>
            {report.summary.areas.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Choice>
        )}
        {absent.length > 0 && (
          <label className="tick">
            <input
              type="checkbox"
              checked={withAbsent}
              onChange={(event) => setWithAbsent(event.currentTarget.checked)}
            />
            {words.includeNone}
          </label>
        )}
        <p className="table-count" role="status">
          {words.gapsShown(figures.count(Math.min(shown, gaps.length)), figures.count(gaps.length))}
        </p>
      </div>
      <GapRows gaps={gaps.slice(0, shown)} />
      {gaps.length > shown && (
        <button type="button" className="more" onClick={() => setShown(shown + PAGE)}>
          {words.showMore}
        </button>
      )}
      {gaps.length <= shown && <GapsLeftOut walker={walker} />}
      {absent.length > 0 && (
        <p className="absent-list">
          {words.noneInInputList}
          {absent.map((one) => shortNameIn(language, one)).join(language === 'zh' ? '、' : ', ')}
        </p>
      )}
    </section>
  );
}

function GapRows({ gaps }: { readonly gaps: readonly Gap[] }) {
  const { words } = useReport();
  const { column } = words;
  return (
    <Scroller labelledBy="gaps-title">
      <table className="wide-table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {column.rank}
            </th>
            <th scope="col">{column.type}</th>
            <th scope="col">{column.area}</th>
            <th scope="col" className="number">
              {column.people}
            </th>
            <th scope="col">{column.nearest}</th>
            <th scope="col" className="number">
              {column.points}
            </th>
            <th scope="col" className="on-screen">
              <span className="hidden">{words.showOnMap}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap, index) => (
            <GapRow key={gap.id} gap={gap} rank={index + 1} />
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function GapRow({ gap, rank }: { readonly gap: Gap; readonly rank: number }) {
  const { report, selection, words, figures, select } = useReport();
  const type = report.findType(gap.type);
  return (
    <tr data-chosen={gap.id === selection.gap}>
      <td className="number">{rank}</td>
      <th scope="row">{type === undefined ? gap.type : shortNameIn(selection.language, type)}</th>
      <td>
        <GapAreas gap={gap} />
      </td>
      <td className="number">{figures.count(gap.people[selection.band] ?? 0)}</td>
      <td>
        <GapWalk gap={gap} />
      </td>
      <td className="number">{figures.count(gap.demandPoints)}</td>
      <td className="on-screen">
        <button
          type="button"
          className="link"
          aria-label={words.showGapOnMap(String(rank))}
          onClick={() => {
            select({ type: gap.type, gap: gap.id, area: null });
            goToView('map');
          }}
        >
          {words.showOnMap}
        </button>
      </td>
    </tr>
  );
}
