import type { AreaResult, Missing, WalkerResult } from '@yike/planning/contract';
import { useReport } from './report-context.tsx';
import { ServiceTable } from './service-table.tsx';
import { ThemeTable } from './theme-table.tsx';
import { TierBadge } from './tier-badge.tsx';
import { markIn } from './verification-mark.ts';
import { nameIn, shortNameIn } from './words.ts';

/** One area: its people, its tier, what is missing to the next, and every service on foot. */
export function AreaPage() {
  const { report, selection, words, select } = useReport();
  const area = report.findArea(selection.area);
  const result = report.results(selection.area, selection.walker);
  if (area === undefined || result === undefined) return null;
  const { areas } = report.summary;
  return (
    <article className="area-page" aria-labelledby="area-name">
      <div className="area-head">
        <h3 id="area-name">{selection.area === null ? words.whole : area.name}</h3>
        <TierBadge tier={result.tier} />
        {areas.length > 1 && (
          <p className="area-choice">
            <label htmlFor="choose-area">{words.columnArea}</label>
            <select
              id="choose-area"
              value={selection.area ?? ''}
              onChange={(event) => select({ area: event.currentTarget.value || null, gap: null })}
            >
              <option value="">{words.whole}</option>
              {areas.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </p>
        )}
      </div>
      <AreaFacts area={area} />
      <div className="area-columns">
        <MissingList result={result} />
        <ThemeTable result={result} />
      </div>
      <ServiceTable result={result} />
    </article>
  );
}

function AreaFacts({ area }: { readonly area: AreaResult }) {
  const { report, selection, words, figures } = useReport();
  const total = area.people['total'] ?? 0;
  return (
    <dl className="facts area-facts">
      <div className="fact">
        <dt>{words.areaPeople}</dt>
        <dd>{figures.count(total)}</dd>
      </div>
      {report.summary.bands.map((band) => (
        <div className="fact" key={band.id} data-chosen={band.id === selection.band}>
          <dt>{nameIn(selection.language, band)}</dt>
          <dd>
            {figures.count(area.people[band.id] ?? 0)}
            <small>{total === 0 ? '' : figures.share((area.people[band.id] ?? 0) / total)}</small>
          </dd>
        </div>
      ))}
      {area.squareMetres !== null && (
        <div className="fact">
          <dt>{words.areaSize}</dt>
          <dd>
            {figures.squareKilometres(area.squareMetres)}
            <small>
              {figures.count(total / (area.squareMetres / 1e6))} {words.perSquareKilometre}
            </small>
          </dd>
        </div>
      )}
      <div className="fact">
        <dt>{words.areaFacilities}</dt>
        <dd>{figures.count(area.facilities)}</dd>
      </div>
    </dl>
  );
}

function MissingList({ result }: { readonly result: WalkerResult }) {
  const { report, selection, words, figures } = useReport();
  const next = report.summary.tiers.find(({ id }) => id === result.nextTier);
  if (next === undefined) return <p className="missing">{words.highestReached}</p>;
  const tier = nameIn(selection.language, next);
  const all = figures.count(result.missing.length);
  return (
    <div className="missing">
      <h4>{words.toNext(tier)}</h4>
      <p>
        {result.missingAtLeast < result.missing.length
          ? words.toNextAtLeast({ all, least: figures.count(result.missingAtLeast), tier })
          : words.toNextAll({ all, tier })}
      </p>
      <ul>
        {result.missing.map((missing) => (
          <MissingRow key={missing.row} missing={missing} />
        ))}
      </ul>
    </div>
  );
}

function MissingRow({ missing }: { readonly missing: Missing }) {
  const { report, selection, words, figures, select } = useReport();
  const names = missing.types.flatMap((id) => {
    const type = report.findType(id);
    return type === undefined ? [] : [shortNameIn(selection.language, type)];
  });
  const said = {
    coverage: figures.share(missing.coverage),
    threshold: figures.share(missing.threshold),
    people: figures.people(missing.uncoveredPeople),
  };
  const isAbsent = missing.reason === 'none-in-input';
  return (
    <li>
      <button
        type="button"
        className="link"
        onClick={() => select({ type: missing.type, gap: null })}
      >
        {names.length === 0 ? missing.type : names.join(' / ')}
      </button>
      <span className="missing-class">
        {words.classes[missing.class] ?? missing.class} ·{' '}
        {markIn(report.summary, missing.verification, selection.language)}
      </span>
      <span className="missing-bar" data-absent={isAbsent} aria-hidden="true">
        {!isAbsent && <i style={{ width: `${(missing.coverage ?? 0) * 100}%` }} />}
        {!isAbsent && (
          <s
            style={{
              left: `${(missing.coverage ?? 0) * 100}%`,
              width: `${(missing.threshold - (missing.coverage ?? 0)) * 100}%`,
            }}
          />
        )}
        <b style={{ left: `${missing.threshold * 100}%` }} />
      </span>
      <small>{isAbsent ? words.missingNone(said) : words.missingCoverage(said)}</small>
    </li>
  );
}
