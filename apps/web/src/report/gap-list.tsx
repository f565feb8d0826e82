import type { Gap } from '@yike/planning/contract';
import { useReport } from './report-context.tsx';

const LISTED = 8;

/** The gaps of the chosen service, numbered as on the map. */
export function GapList() {
  const { report, selection, words, figures, select } = useReport();
  const { walker, type, area, band, gap: chosen } = selection;
  const ranked = report.gapsOf(walker, type).map((gap, index) => ({ gap, rank: index + 1 }));
  const here = area === null ? ranked : ranked.filter(({ gap }) => gap.areaIds.includes(area));
  if (here.length === 0) return <p className="gap-list">{words.noGapsOfType}</p>;
  return (
    <div className="gap-list">
      <h3>{words.gapsOfType(figures.count(here.length))}</h3>
      <ol>
        {here.slice(0, LISTED).map(({ gap, rank }) => (
          <li key={gap.id}>
            <button
              type="button"
              aria-pressed={gap.id === chosen}
              onClick={() => select({ gap: gap.id })}
            >
              <span className="badge">{rank}</span>
              <span className="gap-people">{figures.people(gap.people[band] ?? 0)}</span>
              <span className="gap-where">
                <GapAreas gap={gap} />
                <small>
                  <GapWalk gap={gap} />
                </small>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {here.length > LISTED && (
        <p className="chart-note">{words.moreGaps(figures.count(here.length - LISTED))}</p>
      )}
      <GapsLeftOut walker={walker} type={type} />
    </div>
  );
}

/** Says how many smaller gaps only the file has. */
export function GapsLeftOut(of: { readonly walker: string; readonly type?: string }) {
  const { report, words, figures } = useReport();
  const count = report.gapsLeftOut(of.walker, of.type);
  if (count === 0) return null;
  return <p className="chart-note">{words.gapsLeftOut(figures.count(count))}</p>;
}

export function GapAreas({ gap }: { readonly gap: Gap }) {
  const { report, words, figures } = useReport();
  const names = gap.areaIds.flatMap((id) => report.findArea(id)?.name ?? []);
  if (names.length === 0)
    return <>{report.summary.areas.length > 1 ? words.outsideAreas : words.whole}</>;
  const shown = names.slice(0, 2).join(' · ');
  return (
    <>{names.length <= 2 ? shown : `${names[0]} ${words.andOthers(figures.count(names.length))}`}</>
  );
}

export function GapWalk({ gap }: { readonly gap: Gap }) {
  const { report, words, figures } = useReport();
  const { unit } = report.getWalker(gap.walker);
  const mean = gap.nearestSeconds ?? gap.nearestMetres ?? null;
  if (gap.noneInInput) return <>{words.noneMark}</>;
  return (
    <>
      {mean === null
        ? words.gapUnreached(figures.cost(report.limit(gap.walker), unit))
        : words.gapNearest(figures.cost(mean, unit))}
    </>
  );
}
