import { writeCsv, writeXlsx } from '@yike/files';
import type { Language } from '@yike/kernel';
import {
  areaFeatures,
  complaintTable,
  facilityFeatures,
  gapFeatures,
  peopleFeatures,
  reportData,
  type Summary,
  summarise,
  summaryText,
  workbook,
} from '@yike/planning';
import { fillReport } from '@yike/web';
import type { AssessedDistrict } from '../assess-district.ts';
import { reportTemplate, toBase64 } from './report-template.ts';
import type { OutputFile } from './write-aside.ts';

/** Every file an assessment leaves behind. The same assessment gives the same bytes. */
export async function assessmentFiles(
  district: AssessedDistrict,
  language: Language,
): Promise<{ summary: Summary; files: OutputFile[] }> {
  const { assessment, provenance, loaded } = district;
  const summary = summarise(assessment, provenance);
  const { complaints } = provenance;
  const sheets = workbook(summary, complaints, language);
  const table = complaintTable(complaints, language);
  const data = reportData(assessment, summary, language, loaded.osm, toBase64);
  return {
    summary,
    files: [
      { name: 'facilities.geojson', content: facilityFeatures(assessment) },
      { name: 'people.geojson', content: peopleFeatures(assessment) },
      { name: 'gaps.geojson', content: gapFeatures(assessment) },
      { name: 'areas.geojson', content: areaFeatures(assessment, summary) },
      { name: 'complaints.csv', content: writeCsv(table.columns, table.rows) },
      { name: 'report.xlsx', content: await writeXlsx(sheets) },
      { name: 'report.html', content: fillReport(await reportTemplate(), data) },
      { name: 'summary.json', content: summaryText(summary) },
    ],
  };
}
