import { Scroller } from '../report/scroller.tsx';
import { nameIn, wordsIn } from '../report/words.ts';
import { useCompare } from './compare-context.tsx';

/** From what, by which standard and how. */
export function CompareMethods() {
  const { opened, choice, words, figures } = useCompare();
  const { standard, inputs, program } = opened.comparison;
  const { roles } = wordsIn(choice.language);
  return (
    <section id="compare-methods" aria-labelledby="methods-title">
      <h2 id="methods-title">{words.methodsTitle}</h2>
      <p className="intro">{words.methods}</p>
      <p className="intro">
        {words.standard(nameIn(choice.language, standard), standard.version)} {words.ownValues}{' '}
        {words.program(program.version)}
      </p>
      <Scroller labelledBy="methods-title">
        <table className="wide-table">
          <thead>
            <tr>
              <th scope="col">{words.file}</th>
              <th scope="col">{words.role}</th>
              <th scope="col" className="number">
                {words.records}
              </th>
              <th scope="col">{words.hash}</th>
            </tr>
          </thead>
          <tbody>
            {inputs.map((input) => (
              <tr key={`${input.role} ${input.file}`}>
                <th scope="row">{input.file}</th>
                <td>{roles[input.role]}</td>
                <td className="number">{figures.count(input.records)}</td>
                <td>{input.sha256.slice(0, 12)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
