import { Problem, type Progress } from '@yike/kernel';
import {
  type Assessment,
  applyScenario,
  type Comparison,
  compare,
  type JudgedScenario,
  type Provenance,
  reassess,
  type Scenario,
  streetMapOf,
} from '@yike/planning';
import { type AssessmentRequest, assessLoaded, loadDistrict } from './assess-district.ts';
import type { LoadedNetwork } from './inputs/load-network.ts';
import { loadScenario } from './inputs/load-scenario.ts';

export interface ComparedDistrict {
  readonly before: Assessment;
  readonly judged: readonly JudgedScenario[];
  readonly comparison: Comparison;
  readonly provenance: Provenance;
  readonly loaded: LoadedNetwork;
}

/** Scenarios are called by letters, in the order given. */
const IDS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Judges a district as it is and as each scenario would leave it. @throws Problem */
export async function compareScenarios(
  request: AssessmentRequest,
  scenarioPaths: readonly string[],
  progress: Progress,
): Promise<ComparedDistrict> {
  if (scenarioPaths.length > IDS.length) {
    const value = String(scenarioPaths.length);
    throw new Problem(
      'option-invalid',
      {},
      {
        option: '--scenario',
        value,
        expected: `1 … ${IDS.length}`,
      },
    );
  }
  const district = await loadDistrict(request, scenarioPaths, progress);
  const { loading, crosswalk, areaOf } = district;
  progress.phase({ zh: '读取方案', en: 'reading the scenarios' });
  // every file is read before anybody walks: a slip in the last shall not cost minutes
  const scenarios: Scenario[] = [];
  for (const [at, path] of scenarioPaths.entries()) {
    scenarios.push(await loadScenario(path, IDS[at] ?? '', crosswalk, loading));
  }
  const before = await assessLoaded(district);
  const map = streetMapOf(district.loaded.osm);
  const judged = scenarios.map((scenario): JudgedScenario => {
    const planned = applyScenario(before, scenario, areaOf, map);
    loading.ledger.complaints.push(...planned.complaints);
    return { scenario, changes: planned.changes, after: reassess(before, planned, progress) };
  });
  const provenance = district.provenance();
  return {
    before,
    judged,
    comparison: compare(before, judged, provenance),
    provenance,
    loaded: district.loaded,
  };
}
