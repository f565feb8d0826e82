import { readYamlFile } from '@yike/files';
import { readScenario, type Scenario } from '@yike/planning';
import type { Crosswalk } from '@yike/standards';
import type { Loading } from './loading.ts';

/** Reads a scenario. @throws Problem for what is wrong with it, with its line */
export async function loadScenario(
  path: string,
  id: string,
  crosswalk: Crosswalk,
  { crsOf, ledger }: Loading,
): Promise<Scenario> {
  const { value, file, lineOf } = await readYamlFile(path);
  const text = { fileName: file.name, value, lineOf };
  const { scenario, crs } = readScenario(text, id, crsOf(path), crosswalk);
  ledger.enter('scenario', file, scenario.changes.length, [], { crs });
  return scenario;
}
