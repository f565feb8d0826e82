import type { InputSummary } from '@yike/planning/contract';
import { useReport } from './report-context.tsx';
import { Scroller } from './scroller.tsx';
import { nameIn } from './words.ts';

/** Every file that went in, so that another can repeat the run. */
export function InputTable() {
  const { report, words, figures } = useReport();
  const { inputs, complaints, duplicatesMerged } = report.summary;
  const { column } = words;
  return (
    <>
      <Scroller labelledBy="inputs-title">
        <table className="wide-table inputs">
          <thead>
            <tr>
              <th scope="col">{column.role}</th>
              <th scope="col">{column.file}</th>
              {[column.records, column.used, column.skipped, column.complaints].map((head) => (
                <th key={head} scope="col" className="number">
                  {head}
                </th>
              ))}
              <th scope="col">{column.crs}</th>
            </tr>
          </thead>
          <tbody>
            {inputs.map((input) => (
              <InputRow key={`${input.role}/${input.file}/${input.sha256}`} input={input} />
            ))}
          </tbody>
        </table>
      </Scroller>
      <p>
        {words.complaintsLine({
          total: figures.count(complaints.total),
          skipped: figures.count(complaints.skipped),
        })}{' '}
        {words.duplicates(figures.count(duplicatesMerged))}
      </p>
      {complaints.total > 0 && (
        <ul className="codes">
          {Object.entries(complaints.byCode).map(([code, count]) => (
            <li key={code}>
              <code>{code}</code> × {figures.count(count)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function InputRow({ input }: { readonly input: InputSummary }) {
  const { selection, words, figures } = useReport();
  const columns = Object.entries(input.columns ?? {});
  return (
    <tr>
      <td>{words.roles[input.role]}</td>
      <th scope="row">
        {input.file}
        <small>
          {input.format}
          {input.encoding === undefined ? '' : ` · ${input.encoding}`} ·{' '}
          {figures.bytes(input.bytes)}
        </small>
        {columns.length > 0 && (
          <small>
            {words.columnsRead}: {columns.map(([field, from]) => `${field} ← ${from}`).join('; ')}
          </small>
        )}
        <small className="sha">sha256 {input.sha256}</small>
      </th>
      <td className="number">{figures.count(input.records)}</td>
      <td className="number">{figures.count(input.used)}</td>
      <td className="number">{figures.count(input.skipped)}</td>
      <td className="number">{figures.count(input.complaints)}</td>
      <td>
        {input.crs === undefined ? (
          '–'
        ) : (
          <>
            <strong>{input.crs.decided}</strong> · {words.crsHow[input.crs.how]}
            <small>{nameIn(selection.language, input.crs.evidence)}</small>
          </>
        )}
      </td>
    </tr>
  );
}
