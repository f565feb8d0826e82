import { haversineMetres } from '@yike/engine-geometry';
import type { Bilingual } from '@yike/kernel';
import { getServiceType } from '@yike/standards';
import { roundDegrees } from '../assessment/rounding.ts';
import type { ChangeMade } from '../contract.ts';
import type { Facility } from '../inputs/facility.ts';
import type { FacilityEffect } from './change-facilities.ts';
import type { StreetEffect } from './change-streets.ts';
import type { AddPeople, Change, LonLat } from './scenario.ts';

/**
 * A change as results tell of it.
 * @param effect what became of the facility, where it is about one
 * @param streets what became of the streets, where it is about those
 */
export function changeMade(
  { wanted, note, place }: Change,
  effect?: FacilityEffect,
  streets?: StreetEffect,
): ChangeMade {
  const known = { note, line: place.line ?? null, lines: [] };
  if (streets !== undefined) {
    return {
      do: wanted.do,
      text: streets.text,
      ...known,
      facilityId: null,
      from: null,
      to: streets.at === null ? null : rounded(streets.at),
      lines: streets.lines.map((line) => line.map(rounded)),
    };
  }
  if (wanted.do === 'add-people') {
    return {
      do: wanted.do,
      text: arrivalText(wanted),
      ...known,
      facilityId: null,
      from: null,
      to: rounded(wanted.at),
    };
  }
  const { before = null, after = null } = effect ?? {};
  return {
    do: wanted.do,
    text: facilityText(before, after),
    ...known,
    facilityId: (after ?? before)?.id ?? null,
    from: before === null ? null : rounded([before.lon, before.lat]),
    to: after === null ? null : rounded([after.lon, after.lat]),
  };
}

function facilityText(before: Facility | null, after: Facility | null): Bilingual {
  if (before === null) return after === null ? { zh: '', en: '' } : addedText(after);
  const name = nameOf(before);
  if (after === null) {
    return {
      zh: `撤除“${name}”（${typesOf(before, 'zh')}）`,
      en: `remove "${name}" (${typesOf(before, 'en')})`,
    };
  }
  if (before.capacity !== after.capacity) {
    return {
      zh: `“${name}”的容量由 ${before.capacity ?? '未知'} 改为 ${after.capacity}`,
      en: `change the capacity of "${name}" from ${before.capacity ?? 'unknown'} to ${after.capacity}`,
    };
  }
  const metres = Math.round(haversineMetres(before.lon, before.lat, after.lon, after.lat));
  return {
    zh: `把“${name}”（${typesOf(before, 'zh')}）迁到 ${metres} 米外`,
    en: `move "${name}" (${typesOf(before, 'en')}) by ${metres} m`,
  };
}

function addedText(facility: Facility): Bilingual {
  const { capacity } = facility;
  const name = nameOf(facility);
  return {
    zh: `新增“${name}”（${typesOf(facility, 'zh')}${capacity === null ? '' : `，容量 ${capacity}`}）`,
    en: `add "${name}" (${typesOf(facility, 'en')}${capacity === null ? '' : `, capacity ${capacity}`})`,
  };
}

function arrivalText({ name, total }: AddPeople): Bilingual {
  const people = total.toLocaleString('en-US', { maximumFractionDigits: 1 });
  return { zh: `“${name}”迁入 ${people} 人`, en: `${people} people move into "${name}"` };
}

const nameOf = ({ name, id }: Facility): string => (name === '' ? id : name);

function typesOf({ types }: Facility, language: 'zh' | 'en'): string {
  // what the catalogue adds in brackets is too long for a sentence
  const names = types.map((slug) => getServiceType(slug)[language].replace(/\s*[（(].*$/, ''));
  return names.join(language === 'zh' ? '、' : ', ');
}

const rounded = ([lon, lat]: LonLat): [number, number] => [roundDegrees(lon), roundDegrees(lat)];
