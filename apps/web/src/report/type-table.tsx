import { useReport } from './report-context.tsx';
import { Scroller } from './scroller.tsx';
import { markIn } from './verification-mark.ts';
import { headingIn, nameIn } from './words.ts';

/** The catalogue as it was used: class, budget, and on what the budget rests. */
export function TypeTable() {
  const { report, selection, words, figures } = useReport();
  const { language } = selection;
  const { column } = words;
  return (
    <>
      <h3 id="types-title">{words.typesTitle}</h3>
      <p className="intro">{words.typesIntro}</p>
      <Scroller isTall labelledBy="types-title">
        <table className="wide-table">
          <thead>
            <tr>
              <th scope="col">{column.type}</th>
              <th scope="col">{words.chooseTheme}</th>
              <th scope="col">{column.class}</th>
              <th scope="col" className="number">
                {column.budget}
              </th>
              <th scope="col">{column.basis}</th>
              <th scope="col">{column.mark}</th>
            </tr>
          </thead>
          <tbody>
            {report.summary.types.map((type) => {
              const theme = report.findTheme(type.theme);
              return (
                <tr key={type.type}>
                  <th scope="row">{nameIn(language, type)}</th>
                  <td>{theme === undefined ? type.theme : headingIn(language, theme)}</td>
                  <td>
                    {type.class === null
                      ? words.noClass
                      : (words.classes[type.class] ?? type.class)}
                  </td>
                  <td className="number">
                    {type.budgetMinutes === null ? '–' : figures.minutes(type.budgetMinutes * 60)}
                  </td>
                  <td>{type.budgetBasis[language]}</td>
                  <td>
                    {markIn(report.summary, type.verification, language)}
                    {type.sources.length > 0 && <small> {type.sources.join(' ')}</small>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroller>
    </>
  );
}
