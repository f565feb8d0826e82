import { dayInChina, Problem } from '@yike/kernel';
import {
  addEstate,
  changeEstate,
  type Estate,
  findEstate,
  findRegion,
  listEstates,
  listRegions,
  mayKeepEstates,
} from '@yike/territory';
import { TERRITORY_API } from '@yike/territory/contract';
import { routesOf } from '../route.ts';

const { read, change } = routesOf('territory');

export const TERRITORY_ROUTES = [
  read(TERRITORY_API.listRegions, 'everyone', (reading, _, { query }) =>
    listRegions(reading, {
      within: query.within ?? null,
      level: query.level ?? null,
      on: query.on ?? dayInChina(reading.now),
      cursor: query.cursor,
      limit: query.limit,
    }),
  ),
  read(TERRITORY_API.getRegion, 'everyone', async (reading, _, { params, query }) => {
    const { regionCode } = params;
    const region = await findRegion(reading, regionCode, query.on ?? dayInChina(reading.now));
    if (region === null) throw new Problem('region-unknown', {}, { code: regionCode });
    return region;
  }),
  read(TERRITORY_API.listEstates, 'everyone', async (reading, _, { params, query }) => {
    const { items, next } = await listEstates(reading, params.regionCode, query);
    return { items: items.map(shown), next };
  }),
  read(TERRITORY_API.getEstate, 'everyone', async (reading, _, { params }) => {
    const estate = await findEstate(reading, params.cityCode, params.estateId);
    if (estate === null) throw new Problem('not-found');
    return shown(estate);
  }),
  change(
    TERRITORY_API.addEstate,
    { regionOf: ({ params }) => params.regionCode, may: mayKeepEstates },
    async (tx, actor, { params, body }) =>
      shown(await addEstate(tx, actor, params.regionCode, body)),
  ),
  change(
    TERRITORY_API.changeEstate,
    {
      regionOf: async ({ params: { cityCode, estateId } }, reading) =>
        (await findEstate(reading, cityCode, estateId))?.regionCode ?? null,
      may: mayKeepEstates,
    },
    async (tx, actor, { params, version, body }) =>
      shown(await changeEstate(tx, actor, params, version, body)),
  ),
];

function shown(estate: Estate) {
  return { ...estate, changedAt: estate.changedAt.toISOString() };
}
