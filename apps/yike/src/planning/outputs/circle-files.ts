import { writeCsv } from '@yike/files';
import type { Language } from '@yike/kernel';
import {
  type CirclesResult,
  circleFeatures,
  complaintTable,
  coreFeatures,
  type drawCircles,
  type Provenance,
} from '@yike/planning';
import type { OutputFile } from './write-aside.ts';

/** Every file that drawing circles leaves behind. The same circles give the same bytes. */
export function circleFiles(
  drawn: ReturnType<typeof drawCircles>,
  result: CirclesResult,
  { complaints }: Provenance,
  language: Language,
): OutputFile[] {
  const table = complaintTable(complaints, language);
  return [
    { name: 'circles.geojson', content: circleFeatures(result, drawn) },
    { name: 'cores.geojson', content: coreFeatures(result) },
    { name: 'circles.csv', content: communityTable(result) },
    { name: 'complaints.csv', content: writeCsv(table.columns, table.rows) },
    { name: 'circles.json', content: `${JSON.stringify(result, null, 1)}\n` },
  ];
}

/** A row for every community: its circle can be changed and the table given back. */
function communityTable({ circles }: CirclesResult) {
  return writeCsv(
    ['community', 'name', 'circle', 'people', 'inside', 'circle_people', 'circle_inside'],
    circles.flatMap((circle) =>
      circle.communities.map(({ id, name, people, inside }) => [
        id,
        name,
        circle.id,
        people,
        inside,
        circle.people['total'] ?? 0,
        circle.inside['total'] ?? 0,
      ]),
    ),
  );
}
