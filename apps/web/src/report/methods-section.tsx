import { InputTable } from './input-table.tsx';
import { useReport } from './report-context.tsx';
import { Scroller } from './scroller.tsx';
import { TypeTable } from './type-table.tsx';
import { nameIn } from './words.ts';

/** Where the figures come from, how they are made, and what they do not know. */
export function MethodsSection() {
  const { report, words } = useReport();
  const { program, schema } = report.summary;
  return (
    <section id="view-methods" className="methods" aria-labelledby="methods-title">
      <h2 id="methods-title">{words.methodsHeading}</h2>
      <h3>{words.methodsTitle}</h3>
      <ul className="prose">
        {words.methods.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <TierRule />
      <h3 id="inputs-title">{words.inputsTitle}</h3>
      <InputTable />
      <Unmapped />
      <StreetFacts />
      <WalkerTable />
      <TypeTable />
      <footer>
        <h3>{words.versionsTitle}</h3>
        <p>{words.versionLine({ version: program.version, schema })}</p>
        <p>{words.preparedBy}</p>
      </footer>
    </section>
  );
}

function TierRule() {
  const { report, selection, words } = useReport();
  const { standard } = report.summary;
  return (
    <>
      <h3>{words.tierRuleTitle}</h3>
      <p className="prose">
        {words.standard}: {nameIn(selection.language, standard)} ({standard.id},{' '}
        {words.standardVersion(standard.version)}). {words.tierRuleText(standard.tierRule)}{' '}
        {standard.tierRule.ownDefinition && <strong>{words.tierRuleOwnText}</strong>}
      </p>
    </>
  );
}

function Unmapped() {
  const { report, words, figures } = useReport();
  const { unmapped } = report.summary;
  const { column } = words;
  return (
    <>
      <h3 id="unmapped-title">{words.unmappedTitle}</h3>
      {unmapped.length === 0 ? (
        <p>{words.unmappedNone}</p>
      ) : (
        <>
          <p className="intro">{words.unmappedIntro}</p>
          <Scroller isTall labelledBy="unmapped-title">
            <table className="wide-table">
              <thead>
                <tr>
                  <th scope="col">{column.label}</th>
                  <th scope="col" className="number">
                    {column.count}
                  </th>
                  <th scope="col">{column.examples}</th>
                  <th scope="col">{column.file}</th>
                </tr>
              </thead>
              <tbody>
                {unmapped.map((row) => (
                  <tr key={`${row.file}/${row.label}`}>
                    <th scope="row">{row.label}</th>
                    <td className="number">{figures.count(row.count)}</td>
                    <td>{row.examples.join('；')}</td>
                    <td>{row.file}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroller>
        </>
      )}
    </>
  );
}

function StreetFacts() {
  const { report, words, figures } = useReport();
  const { network, people, facilities } = report.summary;
  return (
    <>
      <h3>{words.factsTitle}</h3>
      <p>
        {words.networkLine({
          km: figures.kilometres(network.metres),
          nodes: figures.count(network.nodes),
          edges: figures.count(network.edges),
          stairs: figures.metres(network.stairsMetres),
        })}
      </p>
      <p>
        {words.componentsLine({
          count: figures.count(network.components.length),
          smaller: figures.count(network.smallerComponents),
        })}
      </p>
      <ul>
        {network.components.map((component) => (
          <li key={`${component.nodes}/${component.metres}`}>
            {words.componentLine({
              km: figures.kilometres(component.metres),
              people: figures.people(component.people),
            })}
          </li>
        ))}
      </ul>
      <p>
        {words.offNetworkLine({
          people: figures.people(people.offNetwork),
          facilities: figures.count(facilities.offNetwork),
        })}
      </p>
      <p>{words.outsideLine(figures.people(people.outsideAreas))}</p>
    </>
  );
}

function WalkerTable() {
  const { report, selection, words, figures } = useReport();
  const { language } = selection;
  return (
    <>
      <h3>{words.walkersTitle}</h3>
      <table className="wide-table">
        <thead>
          <tr>
            <th scope="col">{words.walker}</th>
            <th scope="col">{words.column.speed}</th>
            <th scope="col">{words.column.source}</th>
          </tr>
        </thead>
        <tbody>
          {report.summary.walkers.map((walker) => (
            <tr key={walker.id}>
              <th scope="row">{nameIn(language, walker)}</th>
              <td>
                {walker.metresPerSecond === null
                  ? words.countsMetres
                  : words.walkSpeed(figures.decimal(walker.metresPerSecond, 2))}
              </td>
              <td>{nameIn(language, walker.source)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
