import { writeCsv, writeXlsx } from '@yike/files';
import type { Language } from '@yike/kernel';
import {
  changeFeatures,
  comparisonData,
  comparisonWorkbook,
  complaintTable,
  differenceFeatures,
  summaryText,
} from '@yike/planning';
import { fillReport } from '@yike/web';
import type { ComparedDistrict } from '../compare-scenarios.ts';
import { reportTemplate, toBase64 } from './report-template.ts';
import type { OutputFile } from './write-aside.ts';

/** Every file a comparison leaves behind. The same comparison gives the same bytes. */
export async function comparisonFiles(
  { before, judged, comparison, provenance, loaded }: ComparedDistrict,
  language: Language,
): Promise<OutputFile[]> {
  const { complaints } = provenance;
  const table = complaintTable(complaints, language);
  const data = comparisonData(before, judged, comparison, language, loaded.osm, toBase64);
  return [
    { name: 'changes.geojson', content: changeFeatures(comparison) },
    { name: 'differences.geojson', content: differenceFeatures(before, judged) },
    { name: 'complaints.csv', content: writeCsv(table.columns, table.rows) },
    {
      name: 'compare.xlsx',
      content: await writeXlsx(comparisonWorkbook(comparison, complaints, language)),
    },
    { name: 'report.html', content: fillReport(await reportTemplate(), data) },
    { name: 'compare.json', content: summaryText(comparison) },
  ];
}
