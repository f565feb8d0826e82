import { useEffect, useMemo } from 'react';
import { figuresIn } from '../report/figures.ts';
import { PageTools } from '../report/page-tools.tsx';
import { Choice as ChoiceField } from '../report/selection-bar.tsx';
import { usePalette } from '../report/use-palette.ts';
import { nameIn, shortNameIn } from '../report/words.ts';
import { ChangeList } from './change-list.tsx';
import { useChoice } from './choice.ts';
import { CompareProvider, type CompareView, useCompare } from './compare-context.tsx';
import { CompareMethods } from './compare-methods.tsx';
import { AcrossTable, AreaTable, BandTable, TypeTable } from './coverage-tables.tsx';
import { DifferenceMap } from './difference-map.tsx';
import { findService, type OpenedComparison } from './opened-comparison.ts';
import { TierTable } from './tier-table.tsx';
import { compareWordsIn } from './words.ts';

/** Plans side by side: what each does, who gains and who loses. */
export function ComparePage({ opened }: { readonly opened: OpenedComparison }) {
  const { choice, choose } = useChoice(opened);
  const palette = usePalette();
  const view = useMemo(
    (): CompareView => ({
      opened,
      choice,
      choose,
      palette,
      words: compareWordsIn(choice.language),
      figures: figuresIn(choice.language),
    }),
    [opened, choice, choose, palette],
  );
  useEffect(() => {
    document.documentElement.lang = view.words.htmlLanguage;
  }, [view.words]);
  return (
    <CompareProvider value={view}>
      <CompareHeader />
      {opened.types.length > 0 && <ChoiceBar />}
      <main>
        {opened.types.length === 0 ? (
          <p className="intro">{view.words.nothingAtAll}</p>
        ) : (
          <>
            <div className="compare-top">
              <DifferenceMap />
              <div className="compare-side">
                <ChangeList />
                <AcrossTable />
                <BandTable />
              </div>
            </div>
            <AreaTable />
            <TypeTable />
          </>
        )}
        <TierTable />
        <CompareMethods />
      </main>
    </CompareProvider>
  );
}

function CompareHeader() {
  const { opened, choice, choose, words } = useCompare();
  const { comparison } = opened;
  const scenario = comparison.scenarios.find(({ id }) => id === choice.scenario);
  return (
    <header className="report-header">
      <button
        type="button"
        className="skip"
        onClick={() => document.getElementById('map-title')?.focus()}
      >
        {words.skip}
      </button>
      {comparison.fictional && <p className="fictional">{words.fictional}</p>}
      <div className="masthead">
        <p className="kicker">{words.kicker}</p>
        <PageTools
          language={choice.language}
          words={words}
          onLanguage={(language) => choose({ language })}
        />
      </div>
      <h1>{comparison.title}</h1>
      <div className="verdict" aria-live="polite">
        {scenario !== undefined && (
          <p className="verdict-first compare-title">
            {choice.scenario} · {scenario.title}
          </p>
        )}
        {opened.types.length > 0 && <Verdict />}
      </div>
    </header>
  );
}

function Verdict() {
  const { opened, choice, words, figures } = useCompare();
  const { scenario, walker, type, language } = choice;
  const difference = opened.findDifference(scenario, 'whole', walker, type);
  if (difference === undefined) return <p>{words.nothing}</p>;
  const typeRow = opened.comparison.types.find((one) => one.type === type);
  const shareIn = (area: Parameters<typeof findService>[0]): string =>
    figures.share(findService(area, walker, type)?.coverage['total']);
  const { gained, lost, movedIn, movedInCovered, nearer, farther } = difference;
  const arrivals = movedIn['total'] ?? 0;
  const { closed, opened: open } = opened.getScenario(scenario).gaps;
  const own = (gaps: typeof closed): string =>
    figures.count(gaps.filter((gap) => gap.walker === walker && gap.type === type).length);
  return (
    <>
      <p>
        {words.verdict({
          scenario,
          walker: nameIn(language, opened.getWalker(walker)),
          type: typeRow === undefined ? type : shortNameIn(language, typeRow),
          gained: figures.people(gained['total'] ?? 0),
          lost: figures.people(lost['total'] ?? 0),
          nearer: figures.people(nearer),
          farther: figures.people(farther),
        })}
      </p>
      <p>
        {words.verdictCoverage(
          shareIn(opened.comparison.before.whole),
          shareIn(opened.getScenario(scenario).whole),
        )}
      </p>
      <p>{words.gaps({ closed: own(closed), opened: own(open) })}</p>
      {arrivals > 0 && (
        <p>
          {words.movedIn(figures.people(arrivals), figures.people(movedInCovered['total'] ?? 0))}
        </p>
      )}
    </>
  );
}

/** Stays in reach while reading: which plan, whose walk, where to, whose age. */
function ChoiceBar() {
  const { opened, choice, choose, words } = useCompare();
  const { comparison, types } = opened;
  const { language } = choice;
  return (
    <section className="selection-bar compare-choices" aria-label={words.choices}>
      <fieldset className="walkers">
        <legend>{words.scenario}</legend>
        {comparison.scenarios.map(({ id, title }) => (
          <label key={id} title={title}>
            <input
              type="radio"
              name="scenario"
              checked={id === choice.scenario}
              onChange={() => choose({ scenario: id })}
            />
            <span>
              {words.scenario} {id}
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset className="walkers">
        <legend>{words.walker}</legend>
        {comparison.walkers.map((walker) => (
          <label key={walker.id}>
            <input
              type="radio"
              name="walker"
              checked={walker.id === choice.walker}
              onChange={() => choose({ walker: walker.id })}
            />
            <span>{shortNameIn(language, walker)}</span>
          </label>
        ))}
      </fieldset>
      <ChoiceField
        id="choose-type"
        label={words.type}
        value={choice.type}
        onChoose={(type) => choose({ type })}
      >
        {types.map((type) => (
          <option key={type.type} value={type.type}>
            {shortNameIn(language, type)}
          </option>
        ))}
      </ChoiceField>
      <ChoiceField
        id="choose-band"
        label={words.band}
        value={choice.band}
        onChoose={(band) => choose({ band })}
      >
        <option value="total">{words.everyone}</option>
        {comparison.bands.map((band) => (
          <option key={band.id} value={band.id}>
            {nameIn(language, band)}
          </option>
        ))}
      </ChoiceField>
      <ChoiceField
        id="choose-area"
        label={words.area}
        value={choice.area}
        onChoose={(area) => choose({ area })}
      >
        <option value="whole">{comparison.before.whole.name}</option>
        {comparison.before.areas.length > 1 &&
          comparison.before.areas.map((area) => (
            <option key={area.id} value={area.id}>
              {area.name}
            </option>
          ))}
      </ChoiceField>
    </section>
  );
}
