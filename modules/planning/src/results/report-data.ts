import type { OsmData } from '@yike/kernel';
import type { Assessment } from '../assessment/assess.ts';
import type { ReportData, Summary } from '../contract.ts';
import { gapsToDraw } from './report-gaps.ts';
import { packedGround, packedWalks, packerOf, type ToBase64 } from './report-ground.ts';

/** What the report page draws: the summary with the largest gaps, the streets, and every walk of every point. */
export function reportData(
  assessment: Assessment,
  summary: Summary,
  language: 'zh' | 'en',
  osm: OsmData,
  toBase64: ToBase64,
): ReportData {
  const { input, answers, gaps } = assessment;
  const pack = packerOf(toBase64);
  const { drawn, leftOut } = gapsToDraw(gaps);
  return {
    summary: { ...summary, gaps: drawn.map(({ gap }) => gap) },
    gapsLeftOut: leftOut,
    language,
    ...packedGround(assessment, osm, pack),
    facilities: input.facilities.map((facility) => ({
      id: facility.id,
      name: facility.name,
      types: facility.types,
      at: [facility.lon, facility.lat],
      ...(facility.address === '' ? {} : { address: facility.address }),
      ...(facility.hours === '' ? {} : { hours: facility.hours }),
    })),
    nearest: packedWalks(answers, pack),
    nearestFacility: Object.fromEntries(
      answers.map(({ walker, types }) => [
        walker.id,
        Object.fromEntries(types.map(({ type, facility }) => [type.slug, pack(facility)])),
      ]),
    ),
    gapMembers: Object.fromEntries(
      drawn.map(({ gap, points }) => [gap.id, pack(Uint32Array.from(points))]),
    ),
  };
}
