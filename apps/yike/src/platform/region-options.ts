import {
  type CityCode,
  cityOfRegion,
  NATION,
  Problem,
  parseRegionCode,
  type RegionCode,
} from '@yike/kernel';
import type { Given } from '../terminal/command.ts';

/** The city that a command was given. @throws Problem `option-missing`, `option-invalid` */
export function cityOption(given: Given, name: string, command: string): CityCode {
  const value = requiredOption(given, name, command);
  const region = parseRegionCode(value);
  const city = region === null ? null : cityOfRegion(region);
  if (city !== null && region === `${city}000000`) return city;
  throw new Problem(
    'option-invalid',
    {},
    { option: `--${name}`, value, expected: '3101 | 310100' },
  );
}

/** The region that a command was given. @throws Problem `option-missing`, `option-invalid` */
export function regionOption(given: Given, name: string, command: string): RegionCode {
  const value = requiredOption(given, name, command);
  const region = value === 'nation' ? NATION : parseRegionCode(value);
  if (region !== null) return region;
  const expected = '31 | 3101 | 310101 | 310101002 | 310101002001 | nation';
  throw new Problem('option-invalid', {}, { option: `--${name}`, value, expected });
}

/** @throws Problem `option-missing` */
export function requiredOption(given: Given, name: string, command: string): string {
  const value = given.one(name);
  if (value !== undefined) return value;
  throw new Problem('option-missing', {}, { option: `--${name}`, command });
}
