import {
  type AgeBand,
  coverAllAges,
  disjointBands,
  findAgeBand,
  type Place,
  Problem,
} from '@yike/kernel';
import { sumOfBands } from '../inputs/bands-against-total.ts';

export interface NewPeople {
  readonly total: number;
  /** By band id. */
  readonly byBand: ReadonlyMap<string, number>;
}

/**
 * `{ total: 1200, 65岁及以上: 180 }`, the bands named as columns of people are. Without a total the
 * bands must hold all ages.
 * @throws Problem `scenario-people-invalid`
 */
export function readNewPeople(people: Readonly<Record<string, number>>, place: Place): NewPeople {
  const bands: AgeBand[] = [];
  const byBand = new Map<string, number>();
  for (const [name, count] of Object.entries(people)) {
    if (name === TOTAL) continue;
    const band = findAgeBand(name);
    if (band === null || byBand.has(band.id)) throw wrong(place, notABand(name));
    bands.push(band);
    byBand.set(band.id, count);
  }
  const total = people[TOTAL] ?? totalOf(bands, byBand, place);
  for (const [id, count] of byBand) {
    if (count > total) throw wrong(place, moreThanAll(id, count, total));
  }
  return { total, byBand };
}

const TOTAL = 'total';

function totalOf(
  bands: readonly AgeBand[],
  byBand: ReadonlyMap<string, number>,
  place: Place,
): number {
  const summed = disjointBands(bands);
  if (summed !== null && coverAllAges(summed)) return sumOfBands(byBand, summed);
  throw wrong(place, {
    zh: '没有 total，各年龄段又不能合成全部人口',
    en: 'there is no total, and the age bands do not add up to everybody',
  });
}

const notABand = (name: string) => ({
  zh: `“${name}”不是年龄段，或给了两次`,
  en: `"${name}" is no age band, or was given twice`,
});

const moreThanAll = (id: string, count: number, total: number) => ({
  zh: `${id} 有 ${count} 人，多于全部的 ${total} 人`,
  en: `${id} has ${count} people, more than the ${total} of all`,
});

function wrong(place: Place, { zh, en }: { readonly zh: string; readonly en: string }): Problem {
  return new Problem('scenario-people-invalid', place, { reasonZh: zh, reasonEn: en });
}
