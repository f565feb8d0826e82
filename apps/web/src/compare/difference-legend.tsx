import { CLASS_COUNT, classesFor, peopleByClass } from '../report/minute-classes.ts';
import { CHANGE_CLASSES, type ChangeClass, peopleByChange } from './change-classes.ts';
import { changeColours } from './change-colours.ts';
import { useCompare } from './compare-context.tsx';
import type { ChangeScene } from './paint-changes.ts';

/** Colours with the people who have them, and what the signs mean. */
export function DifferenceLegend({ scene }: { readonly scene: ChangeScene }) {
  const { choice, words } = useCompare();
  return (
    <section className="compare-legend" aria-label={words.legend}>
      {choice.mode === 'difference' ? <Changes scene={scene} /> : <Walks scene={scene} />}
      <ul className="compare-signs">
        {choice.mode === 'difference' && (
          <>
            <li>
              <i className="sign sign-gained" /> {words.ringGained}
            </li>
            <li>
              <i className="sign sign-lost" /> {words.ringLost}
            </li>
          </>
        )}
        <li>{words.dotSize}</li>
        <li>
          <i className="sign sign-facility" /> {words.keyFacility}
        </li>
        {choice.mode !== 'before' && (
          <>
            <li>
              <i className="sign sign-added" /> {words.keyAdded}
            </li>
            <li>
              <i className="sign sign-removed">×</i> {words.keyRemoved}
            </li>
            <li>
              <i className="sign sign-laid" /> {words.keyLaid}
            </li>
            <li>
              <i className="sign sign-closed" /> {words.keyClosed}
            </li>
          </>
        )}
      </ul>
    </section>
  );
}

function Changes({ scene }: { readonly scene: ChangeScene }) {
  const { opened, choice, words, palette } = useCompare();
  const people = opened.people(choice.band);
  const sums = peopleByChange(scene.was, scene.is, people, scene.unit);
  const colours = changeColours(palette);
  const nameOf = (name: ChangeClass): string =>
    scene.unit === 'metres' && name in words.classesMetres
      ? words.classesMetres[name as keyof typeof words.classesMetres]
      : words.classes[name];
  return (
    <Bars
      rows={CHANGE_CLASSES.map((name, at) => ({
        name: nameOf(name),
        colour: colours[name],
        people: sums[at] ?? 0,
        isScaled: name !== 'same',
      }))}
    />
  );
}

function Walks({ scene }: { readonly scene: ChangeScene }) {
  const { opened, choice, figures, palette } = useCompare();
  const classes = classesFor(scene.unit);
  const costs = choice.mode === 'before' ? scene.was : scene.is;
  const sums = peopleByClass(costs, opened.people(choice.band), classes, () => true);
  return (
    <Bars
      rows={Array.from({ length: CLASS_COUNT }, (_, at) => {
        const end = classes.upperEnds[at];
        const start = classes.upperEnds[at - 1];
        return {
          name:
            end === undefined
              ? `> ${figures.cost(start, scene.unit)}`
              : `≤ ${figures.cost(end, scene.unit)}`,
          colour: palette.walk[at] ?? palette.noData,
          people: sums[at] ?? 0,
          isScaled: true,
        };
      })}
    />
  );
}

interface BarRow {
  readonly name: string;
  readonly colour: string;
  readonly people: number;
  /** Whoever is as before would dwarf the others. */
  readonly isScaled: boolean;
}

function Bars({ rows }: { readonly rows: readonly BarRow[] }) {
  const { figures } = useCompare();
  const most = Math.max(1, ...rows.map(({ people, isScaled }) => (isScaled ? people : 0)));
  return (
    <ol className="compare-bars">
      {rows.map(({ name, colour, people }) => (
        <li key={name}>
          <i style={{ background: colour }} />
          <span>{name}</span>
          <b style={{ background: colour, width: `${Math.min(1, people / most) * 100}%` }} />
          <em>{figures.people(people)}</em>
        </li>
      ))}
    </ol>
  );
}
