import { join } from 'node:path';
import { generateDistrict } from '@yike/demo';
import { assessDistrict } from '../planning/assess-district.ts';
import { assessmentFiles } from '../planning/outputs/assessment-files.ts';
import { writeOutputs } from '../planning/outputs/output-folder.ts';
import type { OutputFile } from '../planning/outputs/write-aside.ts';
import type { Surroundings } from '../terminal/command.ts';
import { showProgress } from '../terminal/progress-bar.ts';

/**
 * Generates the fictional district into `folder/input`, judges it for every walker, and writes the
 * results, with `stamp` among them, into `folder`.
 */
export async function makeDemo(
  folder: string,
  stamp: OutputFile,
  { language, isQuiet }: Surroundings,
): Promise<void> {
  const progress = showProgress(language, process.stderr.isTTY && !isQuiet);
  progress.phase({ zh: '生成江畔区', en: 'generating Jiangpan' });
  const files = generateDistrict();
  await writeOutputs(
    join(folder, 'input'),
    [...files].map(([name, content]) => ({ name, content })),
  );
  const input = (name: string): string => join(folder, 'input', name);
  const district = await assessDistrict(
    {
      network: input('jiangpan.osm'),
      people: [input('people.csv')],
      facilities: [input('facilities.csv'), input('care.geojson')],
      areas: input('areas.geojson'),
      standard: 'mofcom-2025',
      walkerIds: ['adult', 'elder', 'wheelchair', 'pram', 'gb50180'],
      crs: [],
      map: [],
      limitMinutes: 30,
      snapMetres: 200,
      maxComplaints: 0.05,
      title: language === 'zh' ? '江畔区（虚构）' : 'Jiangpan (fictional)',
      isFictional: true,
    },
    progress,
  );
  progress.phase({ zh: '写出结果', en: 'writing the results' });
  const results = await assessmentFiles(district, language);
  await writeOutputs(folder, [...results.files, stamp]);
  progress.finish();
}
