import type { Gap } from '@yike/planning/contract';
import { outlineAround, type Reach } from '../gap-outline.ts';
import { classesFor, classOf, NO_DATA_CLASS } from '../minute-classes.ts';
import type { Report } from '../report.ts';
import type { Selection } from '../selection.ts';
import type { Ground } from './ground.ts';

/** What the map draws for one choice of walker, type and age band, whoever draws it. */
export interface MapScene {
  /** cost class of each demand point */
  readonly classes: Uint8Array;
  /** radius of each demand point in metres on the ground: the area of the dot tells the people */
  readonly radiiMetres: Float32Array;
  readonly facilities: readonly SceneFacility[];
  /** largest first; those beyond `MOST_GAPS` stay in the tables */
  readonly gaps: readonly RankedGap[];
  /** of the type, drawn or not */
  readonly gapCount: number;
  /** index into summary.areas, −1: the whole */
  readonly areaIndex: number;
  readonly gapId: string | null;
}

export interface SceneFacility {
  /** index into the report's facilities */
  readonly index: number;
  readonly name: string;
  readonly at: GeoJSON.Position;
}

export interface RankedGap {
  readonly rank: number;
  readonly gap: Gap;
  readonly outline: GeoJSON.MultiPolygon | null;
}

const MOST_GAPS = 30;

export function mapScene(
  report: Report,
  selection: Pick<Selection, 'walker' | 'type' | 'band' | 'area' | 'gap'>,
): MapScene {
  const { walker, type, band, area, gap } = selection;
  const classes = classesFor(report.getWalker(walker).unit);
  const isNone = report.isNoneInInput(type);
  return {
    classes: Uint8Array.from(report.costs(walker, type), (cost) =>
      isNone ? NO_DATA_CLASS : classOf(cost, classes),
    ),
    radiiMetres: dotRadii(report, band),
    facilities: report
      .facilitiesOf(type)
      .map(({ facility, index }) => ({ index, name: facility.name, at: [...facility.at] })),
    gaps: isNone ? [] : rankedGaps(report, walker, type),
    gapCount: isNone ? 0 : report.gapsOf(walker, type).length,
    areaIndex: report.areaIndex(area),
    gapId: gap,
  };
}

function rankedGaps(report: Report, walker: string, type: string): RankedGap[] {
  const isGrid = report.data.demand.gridCellMetres !== null;
  const reach: Reach = isGrid
    ? { shape: 'cell', metres: cellReachMetres(report) * 1.12 }
    : { shape: 'disc', metres: Math.max(45, cellReachMetres(report) * 1.4) };
  return report
    .gapsOf(walker, type)
    .slice(0, MOST_GAPS)
    .map((gap, index) => {
      const members = report.gapMembers(gap);
      return {
        rank: index + 1,
        gap,
        outline: members === undefined ? null : outlineAround(report.lonLats, members, reach),
      };
    });
}

/** The dot of the 98th percentile fills its cell; the few above it are held to a third more. */
export function dotRadii(report: Ground, band: string): Float32Array {
  const people = report.people(band);
  const full = fullDotPeople(people);
  const reach = cellReachMetres(report);
  return Float32Array.from(people, (count) =>
    count <= 0 ? 0 : reach * Math.min(1.33, Math.max(0.16, Math.sqrt(count / full))),
  );
}

/** People that fill a cell's dot: rounded, so that the legend can say it. */
export function fullDotPeople(people: Float32Array): number {
  const sorted = people.filter((count) => count > 0).sort();
  const high = sorted[Math.floor(sorted.length * 0.98)] ?? 1;
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, high)));
  return Math.max(1, Math.round(high / magnitude) * magnitude);
}

/** Half a cell of the grid; for loose points half the mean distance, were they spread evenly. */
export function cellReachMetres(report: Ground): number {
  const { gridCellMetres } = report.data.demand;
  if (gridCellMetres !== null) return gridCellMetres;
  const squareMetres = report.summary.whole.squareMetres ?? report.demandCount * 10_000;
  const even = Math.sqrt(squareMetres / Math.max(1, report.demandCount)) / 2;
  return Math.min(80, Math.max(15, even));
}
