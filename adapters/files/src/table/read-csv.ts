import { Problem, type RecordSet } from '@yike/kernel';
import { CsvError, parse } from 'csv-parse/sync';
import { asProblem, broken, tooMuch } from '../file-problems.ts';
import { withoutGuard } from '../formula-guard.ts';
import { MOST_CELLS, MOST_CSV_ROWS } from '../limits.ts';
import { type InspectedFile, readWhole } from '../opened-file.ts';
import { decodeText } from '../text-encoding.ts';
import { csvDelimiter } from './csv-delimiter.ts';
import { tableRecords } from './table-records.ts';

/** Characters of one record; longer ones come from a quote that is never closed. */
const LONGEST_RECORD = 4_000_000;

/**
 * Reads a CSV file: UTF-8, GB18030 or UTF-16, separated by comma, semicolon or tab. All cells stay
 * text, without the apostrophe that keeps spreadsheets from running them. Row numbers count records, so a cell with line breaks does not shift them.
 */
export async function readCsv(file: InspectedFile): Promise<RecordSet> {
  const { content, source } = await readWhole(file, 'csv');
  const { text, encoding, complaints } = decodeText(content, file.name);
  if (text.includes('\0')) {
    throw broken(
      { file: file.name },
      '文字中有空字符（二进制数据）',
      'the text has null characters',
    );
  }
  const table = tableRecords(splitRows(text, file.name), file.name);
  return {
    file: { ...source, encoding },
    columns: table.columns,
    records: table.records,
    complaints: [...complaints, ...table.complaints],
  };
}

function splitRows(text: string, file: string): string[][] {
  const delimiter = csvDelimiter(text);
  refuseTooMany(text, delimiter, file);
  let rows = 0;
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_RECORD,
      on_record: (record: string[]) => {
        rows++;
        return record.map(withoutGuard);
      },
    });
  } catch (error) {
    const place = { file, row: rows + 1 };
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE') {
      throw new Problem('text-quote-open', place);
    }
    throw asProblem(
      error,
      broken(place, '这一行拆不成单元格', 'this row cannot be split into cells'),
    );
  }
}

/** Counts before any cell is made; what stands in quotes is counted too, which real tables can bear. */
function refuseTooMany(text: string, delimiter: string, file: string): void {
  const rows = Math.max(occurrences(text, '\n'), occurrences(text, '\r'));
  const cells = rows + occurrences(text, delimiter);
  if (rows <= MOST_CSV_ROWS && cells <= MOST_CELLS) return;
  throw tooMuch(
    { file },
    `约有 ${rows} 行、${cells} 个单元格；最多 ${MOST_CSV_ROWS / 1e4} 万行、${MOST_CELLS / 1e4} 万个单元格`,
    `about ${rows} rows and ${cells} cells; at most ${MOST_CSV_ROWS / 1e6} and ${MOST_CELLS / 1e6} million`,
  );
}

function occurrences(text: string, wanted: string): number {
  let count = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) count++;
  return count;
}
