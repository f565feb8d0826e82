import type { Bilingual, Language } from '@yike/kernel';
import { ACCESS_ATTRIBUTES, type FacilityFields } from '../places/facility.ts';

type Accessibility = FacilityFields['accessibility'];
type Attribute = (typeof ACCESS_ATTRIBUTES)[number];
type Degree = NonNullable<Accessibility[Attribute]>;

const ATTRIBUTE_NAMES: Readonly<Record<Attribute, Bilingual>> = {
  'step-free-entrance': { zh: '无台阶出入口', en: 'step-free entrance' },
  ramp: { zh: '坡道', en: 'ramp' },
  lift: { zh: '电梯', en: 'lift' },
  'accessible-toilet': { zh: '无障碍卫生间', en: 'accessible toilet' },
  'tactile-paving': { zh: '盲道', en: 'tactile paving' },
  'low-counter': { zh: '低位服务台', en: 'low counter' },
  'hearing-loop': { zh: '助听设备', en: 'hearing loop' },
  seats: { zh: '休息座椅', en: 'seats' },
};

const DEGREE_NAMES: Readonly<Record<Degree, Bilingual>> = {
  yes: { zh: '有', en: 'yes' },
  limited: { zh: '部分', en: 'limited' },
  no: { zh: '无', en: 'no' },
};

const DEGREES: ReadonlyMap<string, Degree> = new Map(
  (
    Object.entries({ yes: '有 是 true 1', limited: '部分 有限', no: '无 否 没有 false 0' }) as [
      Degree,
      string,
    ][]
  ).flatMap(([degree, words]) => [degree, ...words.split(' ')].map((word) => [word, degree])),
);

/** `无台阶出入口：有；电梯：无`, and `step-free entrance: yes; lift: no`. */
export function accessText(accessibility: Accessibility, language: Language): string {
  const [colon, stop] = language === 'zh' ? ['：', '；'] : [': ', '; '];
  return ACCESS_ATTRIBUTES.flatMap((attribute) => {
    const degree = accessibility[attribute];
    if (degree === undefined) return [];
    return [ATTRIBUTE_NAMES[attribute][language] + colon + DEGREE_NAMES[degree][language]];
  }).join(stop);
}

/** What `accessText` wrote, or words of ours alone (`坡道、电梯`). Null: some part is not understood. */
export function readAccessText(text: string): Accessibility | null {
  const said: Accessibility = {};
  for (const part of text.split(/[;；,，、|]/)) {
    if (part.trim() === '') continue;
    const [name = '', degree = 'yes'] = part.split(/[:：=]/);
    const attribute = attributeByName(name);
    const known = DEGREES.get(degree.trim().toLowerCase());
    if (attribute === undefined || known === undefined) return null;
    said[attribute] = known;
  }
  return said;
}

function attributeByName(text: string): Attribute | undefined {
  const name = text.trim().toLowerCase();
  return ACCESS_ATTRIBUTES.find((attribute) => {
    const { zh, en } = ATTRIBUTE_NAMES[attribute];
    return [attribute, zh, en].includes(name);
  });
}

/** Tags of OpenStreetMap that say the same. */
const OSM_KEYS: readonly (readonly [key: string, attribute: Attribute])[] = [
  ['wheelchair', 'step-free-entrance'],
  ['toilets:wheelchair', 'accessible-toilet'],
  ['ramp:wheelchair', 'ramp'],
  ['tactile_paving', 'tactile-paving'],
  ['hearing_loop', 'hearing-loop'],
];

export function accessOfTags(tags: Readonly<Record<string, string>>): Accessibility {
  const said: Accessibility = {};
  for (const [key, attribute] of OSM_KEYS) {
    const degree = tags[key];
    if (degree === 'yes' || degree === 'limited' || degree === 'no') said[attribute] = degree;
  }
  return said;
}

export function tagsOfAccess(accessibility: Accessibility): Record<string, string> {
  return Object.fromEntries(
    OSM_KEYS.flatMap(([key, attribute]) => {
      const degree = accessibility[attribute];
      return degree === undefined ? [] : [[key, degree]];
    }),
  );
}
