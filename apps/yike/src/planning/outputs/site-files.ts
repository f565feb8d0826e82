import { writeCsv, writeXlsx } from '@yike/files';
import type { Language } from '@yike/kernel';
import {
  complaintTable,
  reportData,
  sitesFeatures,
  sitesScenario,
  sitesWorkbook,
  summarise,
  summaryText,
} from '@yike/planning';
import { fillReport } from '@yike/web';
import type { SitedDistrict } from '../site-district.ts';
import { reportTemplate, toBase64 } from './report-template.ts';
import type { OutputFile } from './write-aside.ts';

/** Every file that siting leaves behind. The same question gives the same bytes. */
export async function siteFiles(
  { assessment, provenance, loaded, sites, coveredBy }: SitedDistrict,
  language: Language,
): Promise<OutputFile[]> {
  const { complaints } = provenance;
  const table = complaintTable(complaints, language);
  const summary = summarise(assessment, provenance);
  const data = {
    ...reportData(assessment, summary, language, loaded.osm, toBase64),
    sites: {
      result: sites,
      coveredBy: Object.fromEntries(
        sites.services.map(({ type }, at) => {
          const { buffer, byteOffset, byteLength } = coveredBy[at] ?? new Int16Array();
          return [type, toBase64(new Uint8Array(buffer, byteOffset, byteLength))];
        }),
      ),
    },
  };
  return [
    { name: 'sites.geojson', content: sitesFeatures(sites) },
    { name: 'plan.yaml', content: sitesScenario(sites, language) },
    { name: 'complaints.csv', content: writeCsv(table.columns, table.rows) },
    { name: 'sites.xlsx', content: await writeXlsx(sitesWorkbook(sites, complaints, language)) },
    { name: 'report.html', content: fillReport(await reportTemplate(), data) },
    { name: 'sites.json', content: summaryText(sites) },
  ];
}
