import type { Complaint, Language } from '@yike/kernel';
import type { RoundOfStops, Sites } from '../contract.ts';
import { complaintSheet } from '../results/workbook.ts';
import {
  AREA,
  type Cell,
  HEADS,
  PERCENT,
  type Say,
  TYPE,
  type WorkbookSheet,
} from '../results/workbook-sheet.ts';
import { inputs } from '../results/workbook-sources.ts';
import { drivingText } from './round/round-text.ts';
import { channelText, unitText } from './sites-text.ts';

/** `sites.xlsx`: the sites in order, who gains by band, the method, inputs and complaints. */
export function sitesWorkbook(
  sites: Sites,
  complaints: readonly Complaint[],
  language: Language,
): WorkbookSheet[] {
  const say: Say = (text) => text[language];
  return [
    siteSheet(sites, say),
    ...(sites.round === null ? [] : [roundSheet(sites, sites.round, say)]),
    coverageSheet(sites, say),
    ...(sites.places === null ? [] : [placesSheet(sites.places, say)]),
    methodSheet(sites, say),
    inputs(sites, say),
    complaintSheet(complaints, language, say),
  ];
}

const NEWLY = { zh: '新覆盖（人）', en: 'Newly covered' };
const SO_FAR = { zh: '累计新覆盖（人）', en: 'Newly covered so far' };

function siteSheet(sites: Sites, say: Say): WorkbookSheet {
  const columns = [{ id: 'total', zh: '全体', en: 'everybody' }, ...sites.bands];
  const heads = sites.services.flatMap((service) => {
    const name = sites.services.length > 1 ? `${say(service)} · ` : '';
    return columns.flatMap((band) => [
      { title: `${name}${say(NEWLY)} · ${say(band)}`, format: HEADS },
      { title: `${name}${say(SO_FAR)} · ${say(band)}`, format: HEADS },
    ]);
  });
  return {
    name: say({ zh: '补在哪里', en: 'Sites' }),
    columns: [
      { title: say({ zh: '次序', en: 'Rank' }) },
      { title: say({ zh: '地点', en: 'Place' }), width: 30 },
      { title: say({ zh: '最近的街道', en: 'Nearest street' }), width: 20 },
      { title: say(AREA), width: 18 },
      { title: say({ zh: '编号', en: 'Id' }) },
      { title: say({ zh: '经度', en: 'Longitude' }), format: '0.000000' },
      { title: say({ zh: '纬度', en: 'Latitude' }), format: '0.000000' },
      { title: say({ zh: '面积（㎡）', en: 'Floor area (m²)' }), format: HEADS },
      ...(sites.places === null
        ? []
        : [
            { title: say({ zh: '名额（个）', en: 'Places' }), format: HEADS },
            { title: say({ zh: '用去（个）', en: 'Places taken' }), format: HEADS },
          ]),
      { title: say({ zh: '费用（元）', en: 'Cost (yuan)' }), format: HEADS },
      { title: say({ zh: '空间来源', en: 'Channel' }) },
      { title: say({ zh: '必选', en: 'Forced' }) },
      ...heads,
    ],
    rows: sites.sites.map((site): Cell[] => [
      site.rank,
      say(site.label),
      site.street,
      sites.areaNames[site.area ?? ''] ?? null,
      site.id,
      site.at[0],
      site.at[1],
      site.squareMetres,
      ...(sites.places === null ? [] : [site.capacity, site.assigned]),
      site.costYuan,
      site.channel === null ? null : say(channelText(site.channel)),
      site.isForced ? say({ zh: '是', en: 'yes' }) : null,
      ...site.gains.flatMap(({ people, peopleSoFar }) =>
        columns.flatMap(({ id }) => [people[id] ?? 0, peopleSoFar[id] ?? 0]),
      ),
    ]),
  };
}

function roundSheet(
  { sites }: Sites,
  { stops, metres, method, hours }: RoundOfStops,
  say: Say,
): WorkbookSheet {
  const told = (order: number | null, what: string, rest: readonly Cell[] = []): Cell[] => [
    order,
    what,
    ...rest,
  ];
  return {
    name: say({ zh: '行车次序', en: 'Round' }),
    columns: [
      { title: say({ zh: '站次', en: 'Stop' }) },
      { title: say({ zh: '地点', en: 'Place' }), width: 40 },
      { title: say({ zh: '到', en: 'Arrives' }) },
      { title: say({ zh: '离', en: 'Leaves' }) },
      { title: say({ zh: '到下一站（米）', en: 'To the next (m)' }), format: HEADS },
    ],
    rows: [
      ...stops.map(({ order, rank, arrive, leave, metresToNext }) => {
        const site = sites.find((one) => one.rank === rank);
        return told(order, site === undefined ? '' : say(site.label), [
          arrive,
          leave,
          metresToNext,
        ]);
      }),
      told(null, say({ zh: '全程，回到第 1 站', en: 'In all, back to stop 1' }), [
        null,
        null,
        metres,
      ]),
      told(null, say(method)),
      ...(hours === null ? [] : [told(null, say(drivingText(hours)))]),
    ],
  };
}

function coverageSheet(sites: Sites, say: Say): WorkbookSheet {
  const columns = [{ id: 'total', zh: '全体', en: 'everybody' }, ...sites.bands];
  return {
    name: say({ zh: '覆盖前后', en: 'Before and after' }),
    columns: [
      { title: say(TYPE), width: 28 },
      { title: say({ zh: '人群', en: 'People' }) },
      { title: say({ zh: '人数', en: 'Heads' }), format: HEADS },
      { title: say({ zh: '现已覆盖（人）', en: 'Covered now' }), format: HEADS },
      { title: say({ zh: '补后覆盖（人）', en: 'Covered then' }), format: HEADS },
      { title: say({ zh: '现覆盖率', en: 'Coverage now' }), format: PERCENT },
      { title: say({ zh: '补后覆盖率', en: 'Coverage then' }), format: PERCENT },
    ],
    rows: sites.services.flatMap((service) =>
      columns.map((band): Cell[] => {
        const all = sites.people[band.id] ?? 0;
        const before = service.coveredBefore[band.id] ?? 0;
        const after = service.coveredAfter[band.id] ?? 0;
        const share = (part: number): number | null => (all > 0 ? part / all : null);
        return [say(service), say(band), all, before, after, share(before), share(after)];
      }),
    ),
  };
}

function placesSheet(places: NonNullable<Sites['places']>, say: Say): WorkbookSheet {
  return {
    name: say({ zh: '现有名额', en: 'Places there are' }),
    columns: [
      { title: say({ zh: '设施', en: 'Facility' }), width: 30 },
      { title: say({ zh: '编号', en: 'Id' }) },
      { title: say({ zh: '名额（个）', en: 'Places' }), format: HEADS },
      { title: say({ zh: '用去（个）', en: 'Places taken' }), format: HEADS },
    ],
    rows: places.facilities.map(({ name, id, capacity, assigned }): Cell[] => [
      name,
      id,
      capacity,
      assigned,
    ]),
  };
}

function methodSheet(sites: Sites, say: Say): WorkbookSheet {
  const unit = say(unitText(sites.unit));
  const of = (value: number | null): Cell => value;
  return {
    name: say({ zh: '方法', en: 'Method' }),
    columns: [
      { title: say({ zh: '项目', en: 'Item' }), width: 22 },
      { title: say({ zh: '内容', en: 'Content' }), width: 90 },
    ],
    rows: [
      [say({ zh: '问题', en: 'Question' }), say(sites.question)],
      [say({ zh: '方法', en: 'Method' }), say(sites.method)],
      [say({ zh: `目标值（${unit}）`, en: `Value (${unit})` }), of(sites.objective)],
      [say({ zh: `现状（${unit}）`, en: `Now (${unit})` }), of(sites.before)],
      [say({ zh: `界（${unit}）`, en: `Bound (${unit})` }), of(sites.bound)],
      [say({ zh: '差距', en: 'Gap' }), of(sites.gap)],
      ...sites.services.map((service): Cell[] => [
        `${say(service)}`,
        `${service.limitMinutes} ${say({ zh: '分钟', en: 'minutes' })} · ${say(service.limitBasis)}`,
      ]),
      ...(sites.places === null
        ? []
        : [[say({ zh: '名额', en: 'Places' }), say(sites.places.text)]]),
      ...(sites.complex === null
        ? []
        : [[say({ zh: '综合体', en: 'Complex' }), say(sites.complex.rule)]]),
    ],
  };
}
