import type { ReactNode } from 'react';
import type { Report, ServiceType } from './report.ts';
import { useReport } from './report-context.tsx';
import { VIEWS } from './selection.ts';
import { goToView } from './use-view-memory.ts';
import { headingIn, nameIn, shortNameIn } from './words.ts';

/** Stays in reach while reading: whose walk, where to, whose age. */
export function SelectionBar() {
  const { report, selection, words, select } = useReport();
  const { language } = selection;
  const theme = report.findType(selection.type)?.theme ?? '';
  const types = report.types.filter((type) => type.theme === theme);
  return (
    <section className="selection-bar" aria-label={words.choices}>
      <fieldset className="walkers">
        <legend>{words.chooseWalker}</legend>
        {report.summary.walkers.map((walker) => (
          <label key={walker.id}>
            <input
              type="radio"
              name="walker"
              value={walker.id}
              checked={walker.id === selection.walker}
              onChange={() => select({ walker: walker.id, gap: null })}
            />
            <span>{shortNameIn(language, walker)}</span>
          </label>
        ))}
      </fieldset>
      <Choice
        id="choose-theme"
        label={words.chooseTheme}
        value={theme}
        onChoose={(next) => select({ type: firstTypeOf(report, next), gap: null })}
      >
        {themesShown(report).map((one) => (
          <option key={one.id} value={one.id}>
            {headingIn(language, one)}
          </option>
        ))}
      </Choice>
      <Choice
        id="choose-type"
        label={words.chooseType}
        value={selection.type}
        onChoose={(type) => select({ type, gap: null })}
      >
        {types.map((type) => (
          <option key={type.type} value={type.type}>
            {shortNameIn(language, type)}
            {report.isNoneInInput(type.type) ? ` — ${words.noneMark}` : ''}
          </option>
        ))}
      </Choice>
      <Choice
        id="choose-band"
        label={words.chooseBand}
        value={selection.band}
        onChoose={(band) => select({ band })}
      >
        <option value="total">{words.everyone}</option>
        {report.summary.bands.map((band) => (
          <option key={band.id} value={band.id}>
            {nameIn(language, band)}
          </option>
        ))}
      </Choice>
      <ViewLinks />
    </section>
  );
}

/** In the bar on wide screens, in the header on narrow ones, where the bar has no room. */
export function ViewLinks() {
  const { report, selection, words } = useReport();
  const views = VIEWS.filter((view) => view !== 'sites' || report.data.sites !== undefined);
  return (
    <nav className="view-links" aria-label={words.sections}>
      {views.map((view) => (
        <button
          key={view}
          type="button"
          aria-current={view === selection.view ? 'true' : undefined}
          onClick={() => goToView(view)}
        >
          {words.views[view]}
        </button>
      ))}
    </nav>
  );
}

/** Themes of which at least one type is judged. */
export const themesShown = (report: Report) =>
  report.summary.themes.filter(({ id }) => report.types.some(({ theme }) => theme === id));

/** The first type of the theme that the data have; the first of all when they have none. */
export function firstTypeOf(report: Report, theme: string): string {
  const own: ServiceType[] = report.types.filter((type) => type.theme === theme);
  return (own.find(({ type }) => !report.isNoneInInput(type)) ?? own[0])?.type ?? '';
}

export function Choice(props: {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly children: ReactNode;
}) {
  return (
    <div className="choice">
      <label htmlFor={props.id}>{props.label}</label>
      <select
        id={props.id}
        value={props.value}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        {props.children}
      </select>
    </div>
  );
}
