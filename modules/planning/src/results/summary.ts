import { sumPeople } from '@yike/engine-access';
import type { Joints, WalkingNetwork } from '@yike/engine-network';
import { EDGE_KIND } from '@yike/engine-network';
import type { Complaint } from '@yike/kernel';
import { listThemes, listVerificationMarks } from '@yike/standards';
import type { Assessment, AssessmentInput, JudgedDistrict } from '../assessment/assess.ts';
import { roundFigure, roundMetres } from '../assessment/rounding.ts';
import type { AreaResult, InputSummary, Summary, WalkerResult } from '../contract.ts';
import type { Unmapped } from '../inputs/read-facilities.ts';

/** Where an assessment comes from: what the figures alone do not tell. */
export interface Provenance {
  readonly programVersion: string;
  readonly title: string;
  readonly fictional: boolean;
  /** The moment gates were judged for, as the user wrote it. */
  readonly at: string | null;
  readonly inputs: readonly InputSummary[];
  readonly complaints: readonly Complaint[];
  readonly unmapped: readonly (Unmapped & { readonly file: string })[];
  readonly duplicatesMerged: number;
}

/** What a summary and a comparison open with. */
export type ResultsHead = Omit<
  Summary,
  | 'schema'
  | 'unmapped'
  | 'duplicatesMerged'
  | 'network'
  | 'people'
  | 'facilities'
  | 'whole'
  | 'areas'
  | 'gaps'
>;

/** What was asked, by which standard, and from which files. */
export function resultsHead(input: AssessmentInput, provenance: Provenance): ResultsHead {
  const { catalogue } = input;
  const rule = catalogue.tierRule;
  return {
    program: { name: 'yike', version: provenance.programVersion },
    title: provenance.title,
    fictional: provenance.fictional,
    standard: {
      id: catalogue.id,
      version: catalogue.version,
      zh: catalogue.titleZh,
      en: catalogue.titleEn,
      verification: catalogue.verification,
      docNo: catalogue.docNo,
      tierRule: { id: rule.id, version: rule.version, ownDefinition: rule.ownDefinition },
    },
    walkers: input.walkers.map((walker) => ({
      id: walker.id,
      zh: walker.zh,
      en: walker.en,
      unit: walker.metresPerSecond === null ? 'metres' : 'seconds',
      metresPerSecond: walker.metresPerSecond,
      source: walker.source,
    })),
    bands: input.demand.bands.map(({ id, zh, en }) => ({ id, zh, en })),
    types: input.types.map((type) => ({
      type: type.slug,
      zh: type.zh,
      en: type.en,
      theme: type.theme,
      budgetMinutes: type.budgetSeconds / 60,
      budgetBasis: type.budgetBasis,
      class: type.class,
      verification: type.verification,
      sources: [...type.sources],
    })),
    themes: listThemes().map(({ id, zh, en }) => ({ id, zh, en })),
    tiers: rule.tiers.map(({ id, zh, en }) => ({ id, zh, en })),
    marks: listVerificationMarks(),
    limitSeconds: input.limitSeconds,
    at: provenance.at,
    inputs: [...provenance.inputs],
    complaints: countComplaints(provenance.complaints),
  };
}

/** Everything an assessment has to say, as `summary.json` holds it. */
export function summarise(assessment: Assessment, provenance: Provenance): Summary {
  const { input } = assessment;
  const [areas, whole] = areaResults(assessment, provenance.title);
  return {
    schema: 'yike-summary/1',
    ...resultsHead(input, provenance),
    unmapped: provenance.unmapped.map((kind) => ({ ...kind, examples: [...kind.examples] })),
    duplicatesMerged: provenance.duplicatesMerged,
    network: networkSummary(assessment),
    people: peopleSummary(assessment),
    facilities: {
      used: input.facilities.length,
      offNetwork: countOff(assessment.facilityJoints),
    },
    whole,
    areas,
    gaps: assessment.gaps.map(({ gap }) => gap),
  };
}

/** The results of every area, and of the whole. */
export function areaResults(
  { input, people, columnIds, results }: JudgedDistrict,
  title: string,
): [AreaResult[], AreaResult] {
  const totals = sumPeople(people);
  const facilityCounts = new Map<number, number>();
  for (const area of input.facilityArea) {
    facilityCounts.set(area, (facilityCounts.get(area) ?? 0) + 1);
  }
  const walkersOf = (row: number): Record<string, WalkerResult> =>
    Object.fromEntries(
      input.walkers.flatMap(({ id }, at) => {
        const result = results[at]?.[row];
        return result === undefined ? [] : [[id, result]];
      }),
    );
  const peopleOf = (row: number): Record<string, number> =>
    Object.fromEntries(columnIds.map((id, column) => [id, roundFigure(totals.value(row, column))]));
  const named =
    input.areas.length === 0 ? [{ id: 'all', name: title, squareMetres: null }] : input.areas;
  const areas = named.map(({ id, name, squareMetres }, row) => ({
    id,
    name,
    squareMetres,
    people: peopleOf(row),
    facilities: facilityCounts.get(row) ?? 0,
    walkers: walkersOf(row),
  }));
  const whole = {
    id: 'whole',
    name: title,
    squareMetres: areas.some(({ squareMetres }) => squareMetres === null)
      ? null
      : areas.reduce((sum, { squareMetres }) => sum + (squareMetres ?? 0), 0),
    people: peopleOf(areas.length),
    facilities: areas.reduce((sum, { facilities }) => sum + facilities, 0),
    walkers: walkersOf(areas.length),
  };
  return [areas, whole];
}

function countComplaints(complaints: readonly Complaint[]): Summary['complaints'] {
  const byCode: Record<string, number> = {};
  for (const { code } of complaints) byCode[code] = (byCode[code] ?? 0) + 1;
  return {
    total: complaints.length,
    skipped: complaints.filter(({ severity }) => severity === 'skipped').length,
    byCode: Object.fromEntries(Object.entries(byCode).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Components shorter than this share of all streets are only counted. */
const SMALLEST_LISTED = 0.01;

function networkSummary({ input, demandJoints }: Assessment): Summary['network'] {
  const { network, demand } = input;
  const lengthDm = network.edgeLengthDm.reduce((sum, length) => sum + length, 0);
  const listed = network.components.filter((one) => one.lengthDm >= SMALLEST_LISTED * lengthDm);
  const people = peopleByComponent(network, demandJoints, demand.total);
  return {
    dataTime: network.dataTime,
    nodes: network.nodeCount,
    edges: network.edgeCount,
    metres: roundMetres(lengthDm / 10),
    stairsMetres: roundMetres(stairsDm(network) / 10),
    components: listed.map((component, at) => ({
      nodes: component.nodes,
      metres: roundMetres(component.lengthDm / 10),
      people: roundFigure(people[at] ?? 0),
    })),
    smallerComponents: network.components.length - listed.length,
  };
}

function stairsDm({ edgeKind, edgeLengthDm }: WalkingNetwork): number {
  return edgeLengthDm.reduce(
    (sum, length, edge) => sum + (edgeKind[edge] === EDGE_KIND.stairs ? length : 0),
    0,
  );
}

/** People by the component their nearest street belongs to. */
function peopleByComponent(
  network: WalkingNetwork,
  joints: Joints,
  total: Float64Array,
): Float64Array {
  const people = new Float64Array(network.components.length);
  for (let point = 0; point < joints.count; point++) {
    const joint = joints.first[point] ?? 0;
    if (joint === joints.first[point + 1]) continue;
    const component = network.edgeComponent[joints.edge[joint] ?? 0] ?? 0;
    people[component] = (people[component] ?? 0) + (total[point] ?? 0);
  }
  return people;
}

function peopleSummary({ input, demandJoints }: Assessment): Summary['people'] {
  const { demand, demandArea } = input;
  let outside = 0;
  let off = 0;
  for (let point = 0; point < demand.count; point++) {
    const here = demand.total[point] ?? 0;
    if ((demandArea[point] ?? -1) < 0) outside += here;
    if (demandJoints.first[point] === demandJoints.first[point + 1]) off += here;
  }
  return {
    demandPoints: demand.count,
    total: roundFigure(demand.total.reduce((sum, here) => sum + here, 0)),
    outsideAreas: roundFigure(outside),
    offNetwork: roundFigure(off),
  };
}

function countOff({ count, first }: Joints): number {
  let off = 0;
  for (let place = 0; place < count; place++) if (first[place] === first[place + 1]) off++;
  return off;
}
