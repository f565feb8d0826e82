import type { ChosenSite, Sites, SitesData } from '@yike/planning/contract';
import { useMemo, useState } from 'react';
import type { Figures as Numbers } from '../figures.ts';
import { useReport } from '../report-context.tsx';
import { Choice } from '../selection-bar.tsx';
import { headingIn, shortNameIn } from '../words.ts';
import { SitesMap } from './sites-map.tsx';
import { SitesTable } from './sites-table.tsx';
import { coveredByOf, FATES, type Fate, fateColour, numberOf } from './sites-view.ts';
import { type SitesWords, sitesWordsIn } from './sites-words.ts';

/** Where to add: the answer in a sentence, how good it is, a map, a table. */
export function SitesSection({ data }: { readonly data: SitesData }) {
  const { report, selection, figures } = useReport();
  const { language } = selection;
  const { result } = data;
  const words = sitesWordsIn(language);
  const [type, setType] = useState(result.services[0]?.type ?? '');
  const [chosenRank, setChosenRank] = useState<number | null>(null);
  const coveredBy = useMemo(
    () => coveredByOf(data, type, report.demandCount),
    [data, type, report.demandCount],
  );
  const choose = (rank: number): void => setChosenRank((before) => (before === rank ? null : rank));
  const labelOf = (site: ChosenSite): string => {
    const people = site.gains.find((one) => one.type === type)?.counted ?? 0;
    const sentence = result.places === null ? words.site : words.siteWithPlaces;
    return sentence(String(numberOf(result, site)), site.label[language], figures.people(people));
  };
  return (
    <section id="view-sites" className="sites" aria-labelledby="sites-title">
      <h2 id="sites-title">{words.heading}</h2>
      <p className="intro">{result.question[language]}</p>
      <div className="sites-columns">
        <div>
          <Answer result={result} words={words} />
          {result.services.length > 1 && (
            <Choice id="sites-type" label={words.service} value={type} onChoose={setType}>
              {result.services.map((service) => (
                <option key={service.type} value={service.type}>
                  {shortNameIn(language, service)}
                </option>
              ))}
            </Choice>
          )}
        </div>
        {result.sites.length > 0 && (
          <figure>
            <SitesMap
              result={result}
              type={type}
              coveredBy={coveredBy}
              chosenRank={chosenRank}
              labelOf={labelOf}
              label={words.mapLabel}
              onChoose={choose}
            />
            <FateLegend
              words={words}
              hasChosen={chosenRank !== null}
              hasRound={(result.round?.line.length ?? 0) > 0}
              hasPlaces={result.places !== null}
            />
            {chosenRank !== null && (
              <button type="button" className="more" onClick={() => setChosenRank(null)}>
                {words.zoomWhole}
              </button>
            )}
          </figure>
        )}
      </div>
      {result.sites.length === 0 ? (
        <p>{words.nothing(result.model)}</p>
      ) : (
        <SitesTable result={result} type={type} chosenRank={chosenRank} onChoose={choose} />
      )}
    </section>
  );
}

function Answer({ result, words }: { readonly result: Sites; readonly words: SitesWords }) {
  const { selection, figures } = useReport();
  const { language } = selection;
  const share = (people: number): string => figures.share(people / result.counted);
  const { places } = result;
  const coverage = places === null ? words.coverage : words.placesCoverage;
  return (
    <>
      <p className="sites-proof" data-proven={result.provenBy !== null}>
        {result.method[language]}
      </p>
      {result.services.map((service) => (
        <p key={service.type}>
          {coverage({
            name: headingIn(language, {
              zh: shortNameIn('zh', service),
              en: shortNameIn('en', service),
            }),
            who: result.weightText[language],
            minutes: String(service.limitMinutes),
            before: share(service.countedBefore),
            after: share(service.countedAfter),
          })}{' '}
          {places === null
            ? words.uncovered(
                figures.people(service.uncovered.people),
                figures.people(service.uncovered.beyondReach),
              )
            : words.withoutPlace(withoutPlace(service.uncovered, figures.people))}
        </p>
      ))}
      {places !== null && <p>{places.text[language]}</p>}
      {result.costYuan !== null && result.sites.length > 0 && (
        <p>
          {words.spent(
            figures.count(result.costYuan),
            result.budgetYuan === null ? null : figures.count(result.budgetYuan),
          )}
        </p>
      )}
      {result.complex !== null && <p className="chart-note">{result.complex.rule[language]}</p>}
      {result.round !== null && (
        <p>{words.round((result.round.metres / 1000).toFixed(1), result.round.method[language])}</p>
      )}
      {result.round?.hours != null && (
        <p>
          {words.hours(
            String(result.round.hours.stopMinutes),
            String(result.round.hours.kmPerHour),
          )}
        </p>
      )}
      <Figures result={result} words={words} />
    </>
  );
}

function withoutPlace(
  { people, full, beyondReach }: Sites['services'][number]['uncovered'],
  count: (people: number) => string,
) {
  return {
    people: count(people),
    full: count(full),
    open: count(Math.max(0, people - full - beyondReach)),
    beyond: count(beyondReach),
  };
}

function Figures({ result, words }: { readonly result: Sites; readonly words: SitesWords }) {
  const { figures } = useReport();
  const { candidates, unit } = result;
  const told = (value: number | null, otherwise: string): string =>
    value === null ? otherwise : `${toldFigure(value, unit, figures)} ${words.unit(unit)}`;
  const rows = [
    [words.now, told(result.before, words.somebodyReachesNone)],
    [words.value, told(result.objective, words.somebodyReachesNone)],
    [words.bound, told(result.bound, '–')],
    [
      words.candidatesLabel,
      words.candidates(
        candidates.from,
        figures.count(candidates.usable),
        figures.count(candidates.given),
      ),
    ],
  ] as const;
  return (
    <dl className="sites-figures">
      {rows.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Seconds as minutes, person-seconds as person-hours: as `words.unit` calls them. */
function toldFigure(value: number, unit: Sites['unit'], { count, decimal }: Numbers): string {
  if (unit === 'seconds') return decimal(value / 60);
  return count(unit === 'person-seconds' ? value / 3600 : value);
}

function FateLegend(props: {
  readonly words: SitesWords;
  readonly hasChosen: boolean;
  readonly hasRound: boolean;
  readonly hasPlaces: boolean;
}) {
  const { palette } = useReport();
  const { words, hasChosen, hasRound, hasPlaces } = props;
  const names: Readonly<Record<Fate, string>> = {
    already: hasPlaces ? words.legendWithPlaceAlready : words.legendAlready,
    new: hasPlaces ? words.legendWithPlace : words.legendNew,
    chosen: words.legendChosen,
    uncovered: hasPlaces ? words.legendWithoutPlace : words.legendUncovered,
  };
  return (
    <figcaption>
      <ul className="sites-legend">
        {FATES.filter((fate) => hasChosen || fate !== 'chosen').map((fate) => (
          <li key={fate}>
            <span className="sites-swatch" style={{ background: fateColour(fate, palette) }} />
            {names[fate]}
          </li>
        ))}
        <li>
          <span
            className="sites-swatch sites-swatch-small"
            style={{ background: palette.facility }}
          />
          {words.legendFacility}
        </li>
        {hasRound && (
          <li>
            <span className="sites-line" style={{ background: palette.ink }} />
            {words.legendRound}
          </li>
        )}
      </ul>
    </figcaption>
  );
}
