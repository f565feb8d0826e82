import { dayInChina, Problem } from '@yike/kernel';
import {
  addCircle,
  addEstate,
  type Circle,
  changeCircle,
  changeEstate,
  type Estate,
  findCircle,
  findEstate,
  findRegion,
  listBoundaries,
  listCircles,
  listEstates,
  listHeadcounts,
  listRegions,
  mayDeclareCircles,
  mayKeepEstates,
  OLDEST_AGE,
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
  read(TERRITORY_API.getBoundary, 'everyone', async (reading, _, { params, query }) => {
    const on = query.on ?? dayInChina(reading.now);
    const boundary = (await listBoundaries(reading, [params.regionCode], on)).get(
      params.regionCode,
    );
    if (boundary === undefined) throw new Problem('not-found');
    return { ...boundary, box: [...boundary.box] };
  }),
  read(TERRITORY_API.getPopulation, 'everyone', async (reading, _, { params, query }) => {
    const { regionCode } = params;
    const bands = await listHeadcounts(reading, regionCode, query.on ?? dayInChina(reading.now));
    return {
      regionCode,
      countedOn: bands[0]?.countedOn ?? null,
      bands: bands.map((band) => ({
        ...band,
        toAge: band.toAge === OLDEST_AGE ? null : band.toAge,
      })),
    };
  }),
  read(TERRITORY_API.listCircles, 'everyone', async (reading, _, { params, query }) => {
    const { items, next } = await listCircles(reading, params.regionCode, query);
    return { items: items.map(shown), next };
  }),
  read(TERRITORY_API.getCircle, 'everyone', async (reading, _, { params }) => {
    const circle = await findCircle(reading, params.cityCode, params.circleId);
    if (circle === null) throw new Problem('not-found');
    return shown(circle);
  }),
  change(
    TERRITORY_API.addCircle,
    { regionOf: ({ params }) => params.regionCode, may: mayDeclareCircles },
    async (tx, actor, { params, body }) =>
      shown(await addCircle(tx, actor, params.regionCode, body)),
  ),
  change(
    TERRITORY_API.changeCircle,
    {
      regionOf: async ({ params: { cityCode, circleId } }, reading) =>
        (await findCircle(reading, cityCode, circleId))?.regionCode ?? null,
      may: mayDeclareCircles,
    },
    async (tx, actor, { params, version, body }) =>
      shown(await changeCircle(tx, actor, params, version, body)),
  ),
];

/** What was kept, as the contract has it. */
function shown<Kept extends Circle | Estate>(kept: Kept) {
  const communities = 'communities' in kept ? { communities: [...kept.communities] } : {};
  return { ...kept, ...communities, changedAt: kept.changedAt.toISOString() };
}
