import type { ChosenSite, Sites } from '@yike/planning/contract';
import { useReport } from '../report-context.tsx';
import { Scroller } from '../scroller.tsx';
import type { Language } from '../words.ts';
import { numberOf, stopOf } from './sites-view.ts';
import { type SitesWords, sitesWordsIn } from './sites-words.ts';

interface SitesTableProps {
  readonly result: Sites;
  readonly type: string;
  readonly chosenRank: number | null;
  readonly onChoose: (rank: number) => void;
}

/** The sites in the order in which to build them, with whom each adds. */
export function SitesTable(props: SitesTableProps) {
  const { result, type } = props;
  const { selection } = useReport();
  const words = sitesWordsIn(selection.language);
  const { band } = selection;
  const who = bandName(result, band, selection.language);
  const isSame = result.weights.join() === band;
  const inOrder = result.sites.toSorted((a, b) => numberOf(result, a) - numberOf(result, b));
  const hasPlaces = result.places !== null;
  const counted = words.gain(result.weightText[selection.language]);
  const shown = [
    ...roundColumns(result, words),
    ...(hasPlaces ? placesColumns(words) : []),
    ...gainColumns(words, hasPlaces ? words.gainPlaces : counted, type, (gain) => [
      gain.counted,
      gain.countedSoFar,
    ]),
    ...(isSame || hasPlaces
      ? []
      : gainColumns(words, words.gain(who ?? words.everybody), type, ({ people, peopleSoFar }) => [
          people[band] ?? 0,
          peopleSoFar[band] ?? 0,
        ])),
    ...optionalColumns(result, words),
    // what adds up by rank means nothing in another order
  ].filter(({ isByRank }) => !isByRank || result.round === null);
  return (
    <div>
      <h3 id="sites-table-title">{result.round === null ? words.table : words.stops}</h3>
      <Scroller labelledBy="sites-table-title">
        <table className="wide-table">
          <thead>
            <tr>
              <th scope="col" className="number">
                {result.round === null ? words.rank : words.stop}
              </th>
              <th scope="col">{words.place}</th>
              {shown.map(({ id, title, isNumber }) => (
                <th key={id} scope="col" className={isNumber ? 'number' : ''}>
                  {title}
                </th>
              ))}
              <th scope="col" className="on-screen">
                <span className="hidden">{words.show}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {inOrder.map((site) => (
              <SiteRow key={site.rank} site={site} shown={shown} words={words} {...props} />
            ))}
          </tbody>
        </table>
      </Scroller>
    </div>
  );
}

interface OptionalColumn {
  readonly id: string;
  readonly title: string;
  readonly isNumber: boolean;
  readonly isByRank?: boolean;
  textOf(site: ChosenSite, count: (value: number) => string): string;
}

function bandName({ bands }: Sites, id: string, language: Language): string | undefined {
  return bands.find((band) => band.id === id)?.[language];
}

type Gain = ChosenSite['gains'][number];

/** Whom a site adds, and whom it and those before it add. */
function gainColumns(
  words: SitesWords,
  title: string,
  type: string,
  read: (gain: Gain) => readonly [own: number, soFar: number],
): OptionalColumn[] {
  const textOf =
    (which: 0 | 1): OptionalColumn['textOf'] =>
    (site, count) => {
      const gain = site.gains.find((one) => one.type === type);
      return gain === undefined ? '–' : count(Math.round(read(gain)[which]));
    };
  return [
    { id: title, title, isNumber: true, textOf: textOf(0) },
    {
      id: `${title} so far`,
      title: words.soFar,
      isNumber: true,
      isByRank: true,
      textOf: textOf(1),
    },
  ];
}

function placesColumns(words: SitesWords): OptionalColumn[] {
  const textOf =
    (read: (site: ChosenSite) => number | null): OptionalColumn['textOf'] =>
    (site, count) =>
      count(Math.round(read(site) ?? 0));
  return [
    { id: 'places', title: words.places, isNumber: true, textOf: textOf((one) => one.capacity) },
    { id: 'taken', title: words.taken, isNumber: true, textOf: textOf((one) => one.assigned) },
  ];
}

/** When a unit on wheels is at a stop, and how far it drives on from there. */
function roundColumns(result: Sites, words: SitesWords): OptionalColumn[] {
  if (result.round === null) return [];
  const hours: OptionalColumn = {
    id: 'hours',
    title: words.hoursAtStop,
    isNumber: true,
    textOf: (site) => {
      const { arrive = null, leave = null } = stopOf(result, site) ?? {};
      return `${arrive}–${leave}`;
    },
  };
  const toNext: OptionalColumn = {
    id: 'to next',
    title: words.toNext,
    isNumber: true,
    textOf: (site, count) => count(stopOf(result, site)?.metresToNext ?? 0),
  };
  return result.round.hours === null ? [toNext] : [hours, toNext];
}

/** Columns that some site has something to say in. */
function optionalColumns({ sites }: Sites, words: SitesWords): OptionalColumn[] {
  const count =
    (read: (site: ChosenSite) => number | null): OptionalColumn['textOf'] =>
    (site, figure) => {
      const value = read(site);
      return value === null ? '–' : figure(value);
    };
  const all = [
    {
      isShown: sites.some(({ costYuan }) => costYuan !== null),
      id: 'cost',
      title: words.cost,
      isNumber: true,
      textOf: count(({ costYuan }) => costYuan),
    },
    {
      isShown: sites.some(({ squareMetres }) => squareMetres !== null),
      id: 'squareMetres',
      title: words.squareMetres,
      isNumber: true,
      textOf: count(({ squareMetres }) => squareMetres),
    },
    {
      isShown: sites.some(({ channel }) => channel !== null),
      id: 'channel',
      title: words.channel,
      isNumber: false,
      textOf: ({ channel }: ChosenSite) => words.channels[channel ?? ''] ?? channel ?? '–',
    },
  ];
  return all.filter(({ isShown }) => isShown);
}

function SiteRow({
  site,
  shown,
  words,
  result,
  chosenRank,
  onChoose,
}: SitesTableProps & {
  readonly site: ChosenSite;
  readonly shown: readonly OptionalColumn[];
  readonly words: SitesWords;
}) {
  const { selection, figures } = useReport();
  const { language } = selection;
  const label = site.label[language];
  const where = [result.areaNames[site.area ?? ''], site.street, site.address]
    .filter((part) => part !== undefined && part !== null && part !== '' && !label.includes(part))
    .join(' · ');
  return (
    <tr data-chosen={site.rank === chosenRank}>
      <td className="number">{numberOf(result, site)}</td>
      <th scope="row">
        {label}
        <small>
          {where}
          {site.isForced && ` ${words.forced}`}
        </small>
      </th>
      {shown.map(({ id, isNumber, textOf }) => (
        <td key={id} className={isNumber ? 'number' : ''}>
          {textOf(site, figures.count)}
        </td>
      ))}
      <td className="on-screen">
        <button
          type="button"
          className="link"
          aria-pressed={site.rank === chosenRank}
          aria-label={`${words.show}: ${numberOf(result, site)}`}
          onClick={() => onChoose(site.rank)}
        >
          {words.show}
        </button>
      </td>
    </tr>
  );
}
