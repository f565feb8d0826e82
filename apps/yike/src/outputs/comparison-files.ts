import { writeCsv, writeXlsx } from '@yike/files';
import type { Language } from '@yike/kernel';
import {
  changeFeatures,
  comparisonWorkbook,
  complaintTable,
  differenceFeatures,
  summaryText,
} from '@yike/planning';
import type { ComparedDistrict } from '../compare-scenarios.ts';
import type { OutputFile } from './write-aside.ts';

/** Every file a comparison leaves behind. The same comparison gives the same bytes. */
export async function comparisonFiles(
  { before, judged, comparison, provenance }: ComparedDistrict,
  language: Language,
): Promise<OutputFile[]> {
  const { complaints } = provenance;
  const table = complaintTable(complaints, language);
  return [
    { name: 'changes.geojson', content: changeFeatures(comparison) },
    { name: 'differences.geojson', content: differenceFeatures(before, judged) },
    { name: 'complaints.csv', content: writeCsv(table.columns, table.rows) },
    {
      name: 'compare.xlsx',
      content: await writeXlsx(comparisonWorkbook(comparison, complaints, language)),
    },
    { name: 'compare.json', content: summaryText(comparison) },
  ];
}
