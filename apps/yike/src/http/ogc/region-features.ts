import { daySchema, parseRegionCode } from '@yike/kernel';
import {
  countDrawnRegions,
  type DrawnRegion,
  findDrawnBox,
  findDrawnRegion,
  listDrawnRegions,
} from '@yike/territory';
import type { Feature } from 'geojson';
import type { FeatureSource } from './feature-source.ts';

/** Regions with their boundaries. A region that was renamed is a feature for each of its names. */
export const REGION_FEATURES: FeatureSource = {
  id: 'regions',
  title: { zh: '区划', en: 'Regions' },
  says: {
    zh: '省、市、县、乡、社区的边界，按统计用区划代码',
    en: 'boundaries of provinces, cities, counties, townships and communities by statistical code',
  },
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
