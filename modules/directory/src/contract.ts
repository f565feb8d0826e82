/** What the directory says over the wire. Light enough for the browser. */
import {
  cityCodeSchema,
  daySchema,
  endpoint,
  momentSchema,
  pageOf,
  pageQuery,
  regionCodeSchema,
  saying,
} from '@yike/kernel';
import { z } from 'zod';
import { reportSchema } from './corrections/correction.ts';
import { confirmedBySchema, factKindSchema } from './facts/freshness.ts';
import { holidayYearSchema } from './hours/holiday-calendar.ts';
import { listingSchema, SOURCE_NAME } from './imports/listing.ts';
import { ACCESS_ATTRIBUTES, facilityFields, serviceTypeSchema } from './places/facility.ts';
import { creditCodeSchema } from './places/provider.ts';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const moment = z.iso.datetime();

/** How somebody who works here came to know. */
const howSchema = confirmedBySchema.exclude(['import', 'resident']).default('visit');

export const facilitySchema = z.object({
  facilityId: z.uuid(),
  ...facilityFields.shape,
  /** The hours in words; null: not known. */
  hoursText: bilingual.nullable(),
  /** Now; null: the hours are not known, or the place is not in service. */
  openNow: z
    .object({
      isOpen: z.boolean(),
      changesAt: moment.nullable(),
      caution: z
        .enum(['holiday-unstated', 'make-up-workday-unstated', 'holidays-unknown'])
        .nullable(),
    })
    .nullable(),
  /** How old what is known is; by whom a fact was confirmed stands in the history. */
  facts: z.partialRecord(
    factKindSchema,
    z.object({
      confirmedAt: moment,
      how: confirmedBySchema,
      state: z.enum(['fresh', 'ageing', 'stale', 'unconfirmed']),
      /** 1 when just confirmed, 0 when stale. */
      share: z.number(),
      ageDays: z.int(),
      staleAt: moment,
    }),
  ),
  sourceIds: z.array(z.string()).readonly(),
  version: z.int(),
  changedAt: moment,
});
export type ShownFacility = z.infer<typeof facilitySchema>;

export const foundFacilitySchema = facilitySchema.extend({
  /** In a straight line; null: no point was asked for. Walking minutes are planning's to say. */
  metres: z.number().nullable(),
});

const correctionSchema = z.object({
  correctionId: z.uuid(),
  facilityId: z.uuid(),
  fact: factKindSchema,
  proposed: reportSchema.shape.proposed,
  note: z.string(),
  reportedAt: moment,
  state: z.enum(['open', 'approved', 'refused']),
  decidedAt: moment.nullable(),
  reason: z.string().nullable(),
});

const providerSchema = z.object({
  providerId: z.uuid(),
  name: z.string(),
  creditCode: z.string().nullable(),
  isChain: z.boolean(),
});

const importHead = {
  importId: z.uuid(),
  region: regionCodeSchema,
  source: z.string(),
  state: z.enum(['previewed', 'applied', 'undone']),
  madeAt: moment,
};

const importSchema = z.object({
  ...importHead,
  counts: z.object({
    add: z.int(),
    change: z.int(),
    same: z.int(),
    doubtful: z.int(),
  }),
  steps: z.array(
    z.object({
      file: z.string(),
      row: z.int(),
      kind: z.enum(['add', 'change', 'same', 'doubtful']),
      facilityId: z.uuid(),
      name: z.string(),
      /** Written otherwise afterwards. */
      facts: z.array(factKindSchema).readonly(),
      /** Said otherwise by the file, and held by a better confirmation. */
      kept: z.array(factKindSchema).readonly(),
      reasons: z.array(bilingual).readonly(),
    }),
  ),
});

const complaintSchema = z.object({
  severity: z.enum(['skipped', 'warning', 'note']),
  file: z.string().optional(),
  row: z.int().optional(),
  column: z.string().optional(),
  says: bilingual,
  mend: bilingual,
});

/** An import with what is wrong in its file. */
const describedImportSchema = importSchema.extend({ complaints: z.array(complaintSchema) });

/** What a file would do, as it was read. */
const fileImportSchema = describedImportSchema.extend({
  /** How the file was read: which column is what, and in which system its coordinates are. */
  told: z.array(bilingual),
  /** Kinds of places that no type of ours says. */
  unmapped: z.array(
    z.object({ label: z.string(), count: z.int(), examples: z.array(z.string()).readonly() }),
  ),
});

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const inRegion = z.object({ regionCode: regionCodeSchema });
const oneFacility = z.object({ cityCode: cityCodeSchema, facilityId: z.uuid() });
const oneImport = z.object({ cityCode: cityCodeSchema, importId: z.uuid() });

const yes = z.stringbool();

export const DIRECTORY_API = {
  searchFacilities: endpoint({
    name: 'searchFacilities',
    method: 'GET',
    path: '/regions/:regionCode/facilities',
    says: {
      zh: '查找网点：按名称（汉字、拼音、首字母）、服务、远近（直线）、是否营业、无障碍',
      en: 'finds places by words (characters, pinyin, initials), service, nearness in a straight line, open now, access',
    },
    params: inRegion,
    query: z
      .object({
        ...pageQuery,
        words: z.string().trim().min(1).max(50).optional(),
        serviceType: serviceTypeSchema.optional(),
        lon: z.coerce.number().min(-180).max(180).optional(),
        lat: z.coerce.number().min(-85).max(85).optional(),
        metres: z.coerce.number().min(1).max(10_000).default(1500),
        openNow: yes.optional(),
        accessible: z.enum(ACCESS_ATTRIBUTES).optional(),
      })
      .refine(({ lon, lat }) => (lon === undefined) === (lat === undefined), {
        ...saying('lon 与 lat 须一起给出', 'lon and lat go together'),
        path: ['lat'],
      }),
    response: pageOf(foundFacilitySchema),
  }),
  getFacility: endpoint({
    name: 'getFacility',
    method: 'GET',
    path: '/cities/:cityCode/facilities/:facilityId',
    says: { zh: '一个网点', en: 'one place' },
    params: oneFacility,
    response: facilitySchema,
  }),
  addFacility: endpoint({
    name: 'addFacility',
    method: 'POST',
    path: '/regions/:regionCode/facilities',
    says: { zh: '登记一个网点', en: 'adds a place' },
    params: inRegion,
    body: facilityFields.omit({ regionCode: true }).extend({ how: howSchema }),
    creates: true,
    response: facilitySchema,
  }),
  changeFacility: endpoint({
    name: 'changeFacility',
    method: 'PATCH',
    path: '/cities/:cityCode/facilities/:facilityId',
    says: {
      zh: '修改网点，以 If-Match 说明所依据的版本',
      en: 'changes a place; If-Match says from which version',
    },
    isVersioned: true,
    params: oneFacility,
    body: facilityFields.omit({ regionCode: true }).partial().extend({ how: howSchema }),
    response: facilitySchema,
  }),
  confirmFacility: endpoint({
    name: 'confirmFacility',
    method: 'POST',
    path: '/cities/:cityCode/facilities/:facilityId/confirmations',
    says: { zh: '核实若干信息项仍然正确', en: 'says of facts that they are still right' },
    params: oneFacility,
    body: z.strictObject({ facts: z.array(factKindSchema).min(1).max(10), how: howSchema }),
    response: facilitySchema,
  }),
  listFacilityChanges: endpoint({
    name: 'listFacilityChanges',
    method: 'GET',
    path: '/cities/:cityCode/facilities/:facilityId/changes',
    says: { zh: '网点的修改历史，最近的在前', en: 'the history of a place, the latest first' },
    params: oneFacility,
    query: z.object(pageQuery),
    response: pageOf(
      z.object({
        version: z.int(),
        madeAt: moment,
        madeBy: z.string(),
        cause: z.enum(['add', 'change', 'confirm', 'correction', 'import', 'undo']),
        causeId: z.uuid().nullable(),
        before: z.unknown(),
        after: z.unknown(),
      }),
    ),
  }),
  listStaleFacilities: endpoint({
    name: 'listStaleFacilities',
    method: 'GET',
    path: '/regions/:regionCode/stale-facilities',
    says: {
      zh: '信息已过期、需要重新核实的网点，最久的在前',
      en: 'places with a stale fact, the longest so first',
    },
    params: inRegion,
    query: z.object(pageQuery),
    response: pageOf(facilitySchema),
  }),
  reportCorrection: endpoint({
    name: 'reportCorrection',
    method: 'POST',
    path: '/cities/:cityCode/facilities/:facilityId/corrections',
    says: { zh: '报告网点信息有误', en: 'reports that a fact is otherwise' },
    params: oneFacility,
    body: reportSchema,
    creates: true,
    response: correctionSchema,
  }),
  listCorrections: endpoint({
    name: 'listCorrections',
    method: 'GET',
    path: '/regions/:regionCode/corrections',
    says: { zh: '区划内的纠错，最早的在前', en: 'corrections of a region, the oldest first' },
    params: inRegion,
    query: z.object({
      ...pageQuery,
      state: z.enum(['open', 'approved', 'refused']).default('open'),
    }),
    response: pageOf(correctionSchema),
  }),
  decideCorrection: endpoint({
    name: 'decideCorrection',
    method: 'POST',
    path: '/cities/:cityCode/corrections/:correctionId/decision',
    says: { zh: '采纳或不采纳一条纠错，须写明理由', en: 'approves or refuses, with a reason' },
    params: z.object({ cityCode: cityCodeSchema, correctionId: z.uuid() }),
    body: z.strictObject({
      verdict: z.enum(['approved', 'refused']),
      reason: z.string().trim().min(1).max(500),
      how: confirmedBySchema.exclude(['import']).default('resident'),
    }),
    response: correctionSchema,
  }),
  addProvider: endpoint({
    name: 'addProvider',
    method: 'POST',
    path: '/regions/:regionCode/providers',
    says: { zh: '登记一个经营者', en: 'adds a provider' },
    params: inRegion,
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      creditCode: creditCodeSchema.nullable(),
      isChain: z.boolean(),
    }),
    creates: true,
    response: providerSchema,
  }),
  getProvider: endpoint({
    name: 'getProvider',
    method: 'GET',
    path: '/cities/:cityCode/providers/:providerId',
    says: { zh: '一个经营者', en: 'one provider' },
    params: z.object({ cityCode: cityCodeSchema, providerId: z.uuid() }),
    response: providerSchema,
  }),
  previewImport: endpoint({
    name: 'previewImport',
    method: 'POST',
    path: '/regions/:regionCode/imports',
    says: {
      zh: '预览一次导入：逐条说明新增、修改、相同或存疑；不改动名录',
      en: 'says what an import would do, row by row; the directory stays as it is',
    },
    params: inRegion,
    body: z.strictObject({
      source: z.string().regex(SOURCE_NAME),
      asOf: momentSchema,
      listings: z.array(listingSchema).min(1).max(2000),
    }),
    creates: true,
    response: importSchema,
  }),
  previewImportFile: endpoint({
    name: 'previewImportFile',
    method: 'POST',
    path: '/regions/:regionCode/import-files',
    says: {
      zh: '预览一份文件的导入：CSV、XLSX、GeoJSON、OSM（pbf、XML、Overpass）、HSDS 3.0 JSON，至多 16 MiB、一万个网点；不改动名录',
      en: 'says what a file would do: CSV, XLSX, GeoJSON, OSM (pbf, XML, Overpass), HSDS 3.0 JSON, at most 16 MiB and ten thousand places; the directory stays as it is',
    },
    params: inRegion,
    query: z.object({
      source: z.string().regex(SOURCE_NAME),
      /** The day on which the file was true. */
      asOf: daySchema,
      /** As complaints shall call it. */
      fileName: z
        .string()
        .regex(/^[\p{L}\p{N}_-][\p{L}\p{N}._ -]{0,99}$/u)
        .default('upload'),
      /** `wgs84`, `gcj02`, `bd09`, `cgcs2000`, `EPSG:4549` …; otherwise by the file and by boundaries. */
      crs: z.string().min(1).max(40).optional(),
      /** What columns mean: `联系方式=phone;店名=name`. */
      map: z.string().min(3).max(1000).optional(),
    }),
    takes: [
      'text/csv',
      XLSX,
      'application/geo+json',
      'application/json',
      'application/xml',
      'application/octet-stream',
    ],
    creates: true,
    response: fileImportSchema,
  }),
  exportFacilities: endpoint({
    name: 'exportFacilities',
    method: 'GET',
    path: '/regions/:regionCode/facilities-file',
    says: {
      zh: '把区划内的网点写成文件：csv、xlsx、geojson、osm 或 hsds（HSDS 3.0 JSON）',
      en: 'the places of a region as a file: csv, xlsx, geojson, osm or hsds (HSDS 3.0 JSON)',
    },
    params: inRegion,
    query: z.object({ format: z.enum(['csv', 'xlsx', 'geojson', 'osm', 'hsds']) }),
    gives: ['text/csv', XLSX, 'application/geo+json', 'application/xml', 'application/json'],
    response: z.string(),
  }),
  getImport: endpoint({
    name: 'getImport',
    method: 'GET',
    path: '/cities/:cityCode/imports/:importId',
    says: {
      zh: '一次导入；未执行的，逐条说明现在执行会怎样',
      en: 'an import; of one that is not applied, what it would do by now, row by row',
    },
    params: oneImport,
    response: describedImportSchema,
  }),
  applyImport: endpoint({
    name: 'applyImport',
    method: 'POST',
    path: '/cities/:cityCode/imports/:importId/application',
    says: { zh: '执行预览过的导入', en: 'does what was previewed' },
    params: oneImport,
    response: importSchema,
  }),
  undoImport: endpoint({
    name: 'undoImport',
    method: 'POST',
    path: '/cities/:cityCode/imports/:importId/undoing',
    says: { zh: '撤销导入，网点恢复原样', en: 'makes all places what they were before' },
    params: oneImport,
    response: z.object({ restored: z.int(), removed: z.int() }),
  }),
  listImports: endpoint({
    name: 'listImports',
    method: 'GET',
    path: '/regions/:regionCode/imports',
    says: { zh: '区划内的导入，最近的在前', en: 'imports of a region, the latest first' },
    params: inRegion,
    query: z.object(pageQuery),
    response: pageOf(z.object(importHead)),
  }),
  listHolidays: endpoint({
    name: 'listHolidays',
    method: 'GET',
    path: '/holidays',
    says: {
      zh: '已知年份的放假与调休安排及其来源',
      en: 'public holidays and make-up workdays of the years that are known, with sources',
    },
    response: z.object({ years: z.array(holidayYearSchema).readonly() }),
  }),
} as const;
