import {
  countMappedFacilities,
  FACT_KINDS,
  findFacilityBox,
  findMappedFacility,
  getHolidays,
  listMappedFacilities,
  type MappedFacilitiesAsked,
  type MappedFacility,
  serviceTypeSchema,
  shownFacility,
} from '@yike/directory';
import {
  type CityCode,
  cityCodeSchema,
  cityOfRegion,
  type Language,
  type Reading,
  regionCodeSchema,
} from '@yike/kernel';
import { findServiceType } from '@yike/standards';
import type { Feature } from 'geojson';
import { z } from 'zod';
import { type FeatureSource, type FeaturesAsked, propertyCalled } from './feature-source.ts';

/** More are not counted: nobody waits for the number of all places of a country. */
const MOST_COUNTED = 100_000;

const called = propertyCalled;

const filters = z.strictObject({
  serviceType: called(
    serviceTypeSchema.optional(),
    '提供该服务的',
    'that give this service: pharmacy',
  ),
  regionCode: called(regionCodeSchema.optional(), '该区划之内的', 'in this region and inside'),
});

const text = z.string();
const access = z.enum(['yes', 'limited', 'no']).nullable();

/** Flat, as map programs have their tables. Everything here is public. */
const properties = z.strictObject({
  regionCode: called(regionCodeSchema, '统计用区划代码', 'statistical code of its region'),
  name: called(text, '名称', 'name'),
  services: called(text, '服务', 'services in Chinese'),
  servicesEn: called(text, '服务（英文）', 'services'),
  serviceTypes: called(text, '服务类型', 'service types'),
  status: called(z.enum(['open', 'paused']), '营业状态', 'status'),
  hours: called(text.nullable(), '营业时间', 'opening hours in Chinese'),
  hoursEn: called(text.nullable(), '营业时间（英文）', 'opening hours'),
  openNow: called(z.boolean().nullable(), '现在营业；空为不详', 'open now; null: not known'),
  openChangesAt: called(z.iso.datetime().nullable(), '开关门的下一时刻', 'when that changes next'),
  address: called(text, '地址', 'address'),
  phone: called(text.nullable(), '电话', 'phone'),
  provider: called(text.nullable(), '经营者', 'provider'),
  stepFreeEntrance: called(access, '无台阶出入口', 'step-free entrance'),
  accessibleToilet: called(access, '无障碍卫生间', 'accessible toilet'),
  staleFacts: called(text, '已过期、待核实的信息项', 'facts that are stale'),
  changedAt: called(z.iso.datetime(), '最近修改', 'last change'),
});

/** Places of the directory, as they are known now. */
export const FACILITY_FEATURES: FeatureSource = {
  id: 'facilities',
  title: { zh: '网点', en: 'Facilities' },
  says: {
    zh: '便民设施的位置、服务、营业时间与核实情况；已停业的不在其中',
    en: 'places that serve people: where, what for, when open, how sure; without those that closed for good',
  },
  filters,
  properties,
  findBox: findFacilityBox,
  count: (reading, asked) => countMappedFacilities(reading, wanted(asked), MOST_COUNTED),
  async list(reading, asked, page) {
    const { items, next } = await listMappedFacilities(reading, wanted(asked), page);
    return { items: await featuresOf(reading, items), next };
  },
  async find(reading, featureId) {
    const [city = '', facilityId = ''] = featureId.split('_');
    const key = z.tuple([cityCodeSchema, z.uuid()]).safeParse([city, facilityId]);
    if (!key.success) return null;
    const place = await findMappedFacility(reading, city as CityCode, facilityId);
    return place === null ? null : ((await featuresOf(reading, [place]))[0] ?? null);
  },
};

function wanted({ boxes, filters: said }: FeaturesAsked): MappedFacilitiesAsked {
  const { serviceType, regionCode } = filters.parse(said);
  return { boxes, serviceType, within: regionCode };
}

async function featuresOf(reading: Reading, places: readonly MappedFacility[]): Promise<Feature[]> {
  const calendar = await getHolidays(reading);
  return places.map((place) => {
    const shown = shownFacility(place, reading.now, calendar);
    const slugs = place.services.map(({ serviceType }) => serviceType);
    const namesIn = (language: Language): string[] =>
      slugs.map((slug) => findServiceType(slug)?.[language] ?? slug);
    const said: z.output<typeof properties> = {
      regionCode: place.regionCode,
      name: place.name,
      services: namesIn('zh').join('、'),
      servicesEn: namesIn('en').join(', '),
      serviceTypes: slugs.join(', '),
      status: place.status === 'paused' ? 'paused' : 'open',
      hours: shown.hoursText?.zh ?? null,
      hoursEn: shown.hoursText?.en ?? null,
      openNow: shown.openNow?.isOpen ?? null,
      openChangesAt: shown.openNow?.changesAt ?? null,
      address: place.address,
      phone: place.phone,
      provider: place.providerName,
      stepFreeEntrance: place.accessibility['step-free-entrance'] ?? null,
      accessibleToilet: place.accessibility['accessible-toilet'] ?? null,
      staleFacts: FACT_KINDS.filter((kind) => shown.facts[kind]?.state === 'stale').join(', '),
      changedAt: shown.changedAt,
    };
    return {
      type: 'Feature',
      id: `${cityOfRegion(place.regionCode)}_${place.facilityId}`,
      geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
      properties: said,
    };
  });
}
