import { useMemo } from 'react';
import { budgetPlace } from './legend-place.ts';
import { fullDotPeople, type MapScene } from './map/map-scene.ts';
import { type CostClasses, classesFor, peopleByClass } from './minute-classes.ts';
import { useReport } from './report-context.tsx';
import { nameIn } from './words.ts';

interface LegendProps {
  readonly scene: MapScene;
  readonly typeName: string;
}

/** The key to the colours is a chart itself: how many people walk so long. */
export function Legend({ scene, typeName }: LegendProps) {
  const { report, selection, words, figures, palette } = useReport();
  const { walker, type, band, area } = selection;
  const { unit } = report.getWalker(walker);
  const classes = classesFor(unit);
  const shares = useMemo(() => {
    const areaIndex = report.areaIndex(area);
    const sums = peopleByClass(report.costs(walker, type), report.people(band), classes, (index) =>
      area === null ? true : report.areaOfPoint[index] === areaIndex,
    );
    const total = sums.reduce((all, people) => all + people, 0);
    return sums.map((people) => (total === 0 ? 0 : people / total));
  }, [report, walker, type, band, area, classes]);
  const tallest = Math.max(...shares, 0.001);
  const people = usePeopleName();
  const budget = report.budget(walker, type);
  return (
    <figcaption className="legend">
      {report.isNoneInInput(type) ? (
        <p className="legend-none">
          {words.noneInInput}。{words.legendNoData}
        </p>
      ) : (
        <div className="legend-walk">
          <p>{unit === 'seconds' ? words.legendWalk(people) : words.legendMetres(people)}</p>
          <ol>
            {shares.map((share, index) => (
              <li key={classLabel(classes, index, words)}>
                <span className="legend-share">{figures.roughShare(share)}</span>
                <span className="legend-bar" aria-hidden="true">
                  <i
                    style={{
                      height: `${(share / tallest) * 100}%`,
                      backgroundColor: palette.walk[index],
                    }}
                  />
                </span>
                <span className="legend-swatch" style={{ backgroundColor: palette.walk[index] }} />
                <span className="legend-label">{classLabel(classes, index, words)}</span>
              </li>
            ))}
            <li
              className="legend-budget"
              style={{ left: `${(budgetPlace(budget, classes) / shares.length) * 100}%` }}
            >
              <span>{words.budgetMark(figures.cost(budget, unit))}</span>
            </li>
          </ol>
        </div>
      )}
      <SymbolKeys scene={scene} typeName={typeName} />
    </figcaption>
  );
}

function SymbolKeys({ scene, typeName }: LegendProps) {
  const { report, selection, words, figures } = useReport();
  const full = fullDotPeople(report.people(selection.band));
  return (
    <ul className="legend-symbols">
      <li>
        <i className="key-dot" />
        {words.legendDot(figures.people(full))}
      </li>
      <li>
        <i className="key-facility" />
        {words.legendFacility(typeName)}
      </li>
      {scene.gaps.length > 0 && (
        <li>
          <i className="key-gap">1</i>
          {scene.gaps[0]?.outline === null ? words.legendGapPoint : words.legendGap}
          {scene.gapCount > scene.gaps.length &&
            words.legendGapFirst(figures.count(scene.gaps.length))}
        </li>
      )}
    </ul>
  );
}

/** "everyone" or the chosen band, as it stands inside a sentence. */
export function usePeopleName(): string {
  const { report, selection, words } = useReport();
  const band = report.summary.bands.find(({ id }) => id === selection.band);
  return band === undefined ? words.residents : words.ofBand(nameIn(selection.language, band));
}

function classLabel(
  classes: CostClasses,
  index: number,
  words: { readonly legendMinutes: string; readonly legendMetresUnit: string },
): string {
  const divide = classes.unit === 'seconds' ? 60 : 1;
  const unit = classes.unit === 'seconds' ? words.legendMinutes : words.legendMetresUnit;
  const from = index === 0 ? 0 : (classes.upperEnds[index - 1] ?? 0) / divide;
  const end = classes.upperEnds[index];
  if (end === undefined) return `>${from} ${unit}`;
  return index === 0 ? `0–${end / divide} ${unit}` : `${from}–${end / divide}`;
}
