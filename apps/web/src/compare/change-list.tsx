import { useCompare } from './compare-context.tsx';

/** What the plan does, in its order. */
export function ChangeList() {
  const { opened, choice, words } = useCompare();
  const { changes, note } = opened.getScenario(choice.scenario);
  return (
    <section aria-labelledby="changes-title">
      <h2 id="changes-title">{words.changes(choice.scenario)}</h2>
      {note !== '' && <p className="intro">{words.note(note)}</p>}
      {changes.length === 0 && <p>{words.noChanges}</p>}
      <ol className="change-list">
        {changes.map((change, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a plan may do the same twice, and the list never changes
          <li key={at}>
            {change.text[choice.language]}
            {change.note !== '' && <small> {change.note}</small>}
          </li>
        ))}
      </ol>
    </section>
  );
}
