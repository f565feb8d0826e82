import { daySchema, parseRegionCode, REGION_LEVELS, regionCodeSchema } from '@yike/kernel';
import {
  countDrawnRegions,
  type DrawnRegion,
  findDrawnBox,
  findDrawnRegion,
  listDrawnRegions,
} from '@yike/territory';
import type { Feature } from 'geojson';
import { z } from 'zod';
import { type FeatureSource, propertyCalled } from './feature-source.ts';

/** Regions with their boundaries. A region that was renamed is a feature for each of its names. */
export const REGION_FEATURES: FeatureSource = {
  id: 'regions',
  title: { zh: '区划', en: 'Regions' },
  says: {
    zh: '省、市、县、乡、社区的边界，按统计用区划代码',
    en: 'boundaries of provinces, cities, counties, townships and communities by statistical code',
  },
  filters: z.strictObject({}),
  properties: z.strictObject({
    regionCode: propertyCalled(regionCodeSchema, '统计用区划代码', 'statistical code'),
    level: propertyCalled(z.enum(REGION_LEVELS), '级别', 'level'),
    name: propertyCalled(z.string(), '名称', 'name in Chinese'),
    nameEn: propertyCalled(z.string().nullable(), '英文名', 'name'),
    validFrom: propertyCalled(daySchema, '启用日期', 'first day'),
    validTo: propertyCalled(daySchema.nullable(), '停用日期', 'first day no longer; null: still'),
    source: propertyCalled(z.string(), '来源', 'where name and code are from'),
  }),
  findBox: findDrawnBox,
  count: countDrawnRegions,
  async list(reading, asked, page) {
    const { items, next } = await listDrawnRegions(reading, asked, page);
    return { items: items.map(featureOf), next };
  },
  async find(reading, featureId) {
    const [text = '', validFrom = ''] = featureId.split('_');
    const regionCode = parseRegionCode(text);
    if (regionCode === null || !daySchema.safeParse(validFrom).success) return null;
    const region = await findDrawnRegion(reading, regionCode, validFrom);
    return region === null ? null : featureOf(region);
  },
};

function featureOf({ geometry, box, ...region }: DrawnRegion): Feature {
  return {
    type: 'Feature',
    id: `${region.regionCode}_${region.validFrom}`,
    bbox: [...box],
    geometry,
    properties: region,
  };
}
