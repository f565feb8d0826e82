import { Problem, parseRegionCode, type RegionCode } from '@yike/kernel';
import type { Given } from '../terminal/command.ts';

/** `--region`. Null: it was not given. @throws Problem `option-invalid` */
export function findRegionOption(given: Given): RegionCode | null {
  const value = given.one('region');
  if (value === undefined) return null;
  const code = parseRegionCode(value);
  if (code !== null) return code;
  throw new Problem('option-invalid', {}, { option: '--region', value, expected: '310101' });
}

/** `--region`, which the command needs. @throws Problem `option-missing`, `option-invalid` */
export function getRegionOption(given: Given, command: string): RegionCode {
  const code = findRegionOption(given);
  if (code !== null) return code;
  throw new Problem('option-missing', {}, { option: '--region', command });
}
