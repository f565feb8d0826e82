import {
  addFacility,
  addProvider,
  applyImport,
  confirmFacility,
  decideCorrection,
  describeImport,
  editFacility,
  findCorrection,
  findFacility,
  findImport,
  findProvider,
  findRegionOfHistory,
  getHolidays,
  listChanges,
  listCorrections,
  listImports,
  listStale,
  mayDecideCorrections,
  mayImportFacilities,
  mayKeepFacilities,
  previewImport,
  reportCorrection,
  searchFacilities,
  shownFacility,
  undoImport,
} from '@yike/directory';
import { DIRECTORY_API } from '@yike/directory/contract';
import { type CityCode, cityOfRegion, Problem, type Reading } from '@yike/kernel';
import { routesOf } from '../route.ts';
import { shownComplaint, shownImport } from './shown-import.ts';

const { read, change } = routesOf('directory');

type FacilityParams = {
  readonly params: { readonly cityCode: CityCode; readonly facilityId: string };
};

const regionOfFacility = async ({ params }: FacilityParams, reading: Reading) =>
  (await findFacility(reading, params.cityCode, params.facilityId))?.regionCode ?? null;

const regionOfImport = async (
  { params }: { readonly params: { readonly cityCode: CityCode; readonly importId: string } },
  reading: Reading,
) => (await findImport(reading, params.cityCode, params.importId))?.region ?? null;

const ofRegion = ({ params }: { readonly params: { readonly regionCode: RegionParam } }) =>
  params.regionCode;
type RegionParam = Parameters<typeof cityOfRegion>[0];

export const DIRECTORY_ROUTES = [
  read(DIRECTORY_API.searchFacilities, 'everyone', async (reading, _, { params, query }) => {
    const { lon, lat, metres, openNow = false, ...asked } = query;
    const calendar = await getHolidays(reading);
    const near = lon === undefined || lat === undefined ? undefined : { lon, lat, metres };
    const within = params.regionCode;
    const page = await searchFacilities(reading, { ...asked, within, near, openNow }, calendar);
    const items = page.items.map((found) => ({
      ...shownFacility(found.facility, reading.now, calendar),
      metres: found.metres,
    }));
    return { items, next: page.next };
  }),
  read(DIRECTORY_API.getFacility, 'everyone', async (reading, _, { params }) => {
    const facility = await findFacility(reading, params.cityCode, params.facilityId);
    if (facility === null) throw new Problem('not-found');
    return shownFacility(facility, reading.now, await getHolidays(reading));
  }),
  change(
    DIRECTORY_API.addFacility,
    { regionOf: ofRegion, may: mayKeepFacilities },
    async (tx, actor, { params: { regionCode }, body: { how, ...fields } }) => {
      const facility = await addFacility(tx, actor, { ...fields, regionCode }, how);
      return shownFacility(facility, tx.now, await getHolidays(tx));
    },
  ),
  change(
    DIRECTORY_API.changeFacility,
    { regionOf: regionOfFacility, may: mayKeepFacilities },
    async (tx, actor, { params, version, body }) => {
      const facility = await editFacility(tx, actor, params, version, body);
      return shownFacility(facility, tx.now, await getHolidays(tx));
    },
  ),
  change(
    DIRECTORY_API.confirmFacility,
    { regionOf: regionOfFacility, may: mayKeepFacilities },
    async (tx, actor, { params, body }) => {
      const facility = await confirmFacility(tx, actor, params, body);
      return shownFacility(facility, tx.now, await getHolidays(tx));
    },
  ),
  read(
    DIRECTORY_API.listFacilityChanges,
    {
      regionOf: ({ params }, reading) =>
        findRegionOfHistory(reading, params.cityCode, params.facilityId),
      may: mayKeepFacilities,
    },
    async (reading, _, { params, query }) => {
      const { items, next } = await listChanges(reading, params, query);
      const shown = items.map(({ cause, madeAt, ...made }) => ({
        ...made,
        cause: cause as 'add',
        madeAt: madeAt.toISOString(),
      }));
      return { items: shown, next };
    },
  ),
  read(
    DIRECTORY_API.listStaleFacilities,
    { regionOf: ofRegion, may: mayKeepFacilities },
    async (reading, _, { params, query }) => {
      const calendar = await getHolidays(reading);
      const { items, next } = await listStale(reading, params.regionCode, query);
      return { items: items.map((place) => shownFacility(place, reading.now, calendar)), next };
    },
  ),
  change(DIRECTORY_API.reportCorrection, 'signed-in', async (tx, actor, { params, body }) =>
    shownCorrection(await reportCorrection(tx, actor, params, body)),
  ),
  read(
    DIRECTORY_API.listCorrections,
    { regionOf: ofRegion, may: mayDecideCorrections },
    async (reading, _, { params, query }) => {
      const { items, next } = await listCorrections(reading, params.regionCode, query);
      return { items: items.map(shownCorrection), next };
    },
  ),
  change(
    DIRECTORY_API.decideCorrection,
    {
      regionOf: async ({ params }, reading) => {
        const { cityCode, correctionId } = params;
        const correction = await findCorrection(reading, cityCode, correctionId);
        if (correction === null) return null;
        const { facilityId } = correction;
        return (await findFacility(reading, cityCode, facilityId))?.regionCode ?? null;
      },
      may: mayDecideCorrections,
    },
    async (tx, actor, { params, body }) =>
      shownCorrection(await decideCorrection(tx, actor, params, body)),
  ),
  change(
    DIRECTORY_API.addProvider,
    { regionOf: ofRegion, may: mayKeepFacilities },
    async (tx, _, { params: { regionCode }, body }) => {
      const cityCode = cityOfRegion(regionCode);
      if (cityCode === null) {
        throw new Problem('facility-region-too-wide', {}, { name: body.name });
      }
      return await addProvider(tx, cityCode, body);
    },
  ),
  read(DIRECTORY_API.getProvider, 'everyone', async (reading, _, { params }) => {
    const provider = await findProvider(reading, params.cityCode, params.providerId);
    if (provider === null) throw new Problem('not-found');
    return provider;
  }),
  change(
    DIRECTORY_API.previewImport,
    { regionOf: ofRegion, may: mayImportFacilities },
    async (tx, actor, { params, body }) => {
      const { source, asOf, listings } = body;
      const region = params.regionCode;
      const asked = { region, source, asOf: new Date(asOf), listings, complaints: [] };
      return shownImport(await previewImport(tx, actor, asked));
    },
  ),
  read(
    DIRECTORY_API.getImport,
    { regionOf: regionOfImport, may: mayImportFacilities },
    async (reading, _, { params: { cityCode, importId } }) => {
      const described = await describeImport(reading, cityCode, importId);
      if (described === null) throw new Problem('not-found');
      const complaints = described.batch.complaints.map(shownComplaint);
      return { ...shownImport(described), complaints };
    },
  ),
  change(
    DIRECTORY_API.applyImport,
    { regionOf: regionOfImport, may: mayImportFacilities },
    async (tx, actor, { params: { cityCode, importId } }) =>
      shownImport(await applyImport(tx, actor, cityCode, importId)),
  ),
  change(
    DIRECTORY_API.undoImport,
    { regionOf: regionOfImport, may: mayImportFacilities },
    (tx, actor, { params: { cityCode, importId } }) => undoImport(tx, actor, cityCode, importId),
  ),
  read(
    DIRECTORY_API.listImports,
    { regionOf: ofRegion, may: mayImportFacilities },
    async (reading, _, { params, query }) => {
      const { items, next } = await listImports(reading, params.regionCode, query);
      return {
        items: items.map(({ madeAt, ...head }) => ({ ...head, madeAt: madeAt.toISOString() })),
        next,
      };
    },
  ),
  read(DIRECTORY_API.listHolidays, 'everyone', async (reading) => ({
    years: (await getHolidays(reading)).years,
  })),
];

type Correction = Awaited<ReturnType<typeof reportCorrection>>;

function shownCorrection({ reportedAt, decidedAt, ...correction }: Correction) {
  return {
    ...correction,
    reportedAt: reportedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}
