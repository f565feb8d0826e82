/**
 * What an assessment says: the shape of `summary.json` and of the data behind the report page.
 * Shares have four decimals, metres one, seconds none; coordinates are `[lon, lat]` in WGS 84.
 */
import { z } from 'zod';

const bilingual = z.object({ zh: z.string(), en: z.string() });
const lonLat = z.tuple([z.number(), z.number()]);
const share = z.number().min(0).max(1);

/** Keyed by `total` and by the id of each age band. */
const peopleByBand = z.record(z.string(), z.number());
const shareByBand = z.record(z.string(), share.nullable());

export const inputSchema = z
  .object({
    role: z.enum([
      'network',
      'people',
      'facilities',
      'areas',
      'crosswalk',
      'walkers',
      'standard',
      'scenario',
      'candidates',
    ]),
    file: z.string(),
    format: z.string(),
    encoding: z.string().optional(),
    bytes: z.int(),
    sha256: z.string(),
    records: z.int().describe('rows, features, cells or ways found in the file'),
    used: z.int(),
    skipped: z.int(),
    complaints: z.int(),
    columns: z
      .record(z.string(), z.string())
      .optional()
      .describe('what each field was read from: field → column'),
    crs: z
      .object({
        decided: z.string().describe('wgs84, cgcs2000, gcj02, bd09 or an EPSG code'),
        how: z.enum(['given', 'declared', 'column-names', 'evidence', 'format']),
        evidence: bilingual,
      })
      .optional(),
  })
  .meta({ id: 'Input' });

export const walkerSchema = z
  .object({
    id: z.string(),
    zh: z.string(),
    en: z.string(),
    unit: z.enum(['seconds', 'metres']),
    metresPerSecond: z.number().nullable(),
    source: bilingual,
  })
  .meta({ id: 'Walker' });

export const serviceResultSchema = z
  .object({
    type: z.string().describe('slug of the service type'),
    facilities: z.int().describe('facilities of the type that stand in the area'),
    budgetSeconds: z.int().optional().describe('timed walkers'),
    budgetMetres: z.number().optional().describe('walkers that count metres'),
    covered: peopleByBand.describe('people whose walk to the nearest is within the budget'),
    coverage: shareByBand.describe('covered ÷ people; null where the band has nobody'),
    radiusCoverage: share
      .nullable()
      .describe('share of all people within the same metres in a straight line'),
    medianSeconds: z
      .int()
      .nullable()
      .optional()
      .describe('over people, rounded up; null: beyond the limit'),
    p90Seconds: z.int().nullable().optional(),
    medianMetres: z.number().nullable().optional(),
    p90Metres: z.number().nullable().optional(),
    reachableMean: z
      .number()
      .describe('facilities of the type within the budget, mean over people'),
  })
  .meta({ id: 'ServiceResult' });

export const themeResultSchema = z
  .object({
    theme: z.string(),
    density: z
      .number()
      .nullable()
      .describe('facilities of the theme in the area per 10,000 people'),
    depth: z.number().nullable().describe('facilities within budget, mean over people'),
    breadth: share
      .nullable()
      .describe("share of the theme's types within budget, mean over people"),
  })
  .meta({ id: 'ThemeResult' });

export const missingSchema = z
  .object({
    row: z.string().describe('code of the row in the standard'),
    type: z.string().describe('the first of `types`'),
    types: z.array(z.string()).describe('any one of these would do'),
    class: z.string().describe('class in the standard: required, basic, quality …'),
    reason: z.enum(['coverage-below-threshold', 'none-in-input']),
    coverage: share.nullable(),
    threshold: share,
    uncoveredPeople: z.number(),
    verification: z.string().describe('how well the row of the standard is known'),
  })
  .meta({ id: 'Missing' });

export const walkerResultSchema = z
  .object({
    services: z.array(serviceResultSchema),
    themes: z.array(themeResultSchema),
    tier: z.string().nullable().describe('id of the tier reached; null: below the lowest'),
    nextTier: z.string().nullable().describe('null: the highest is reached'),
    missing: z
      .array(missingSchema)
      .describe('types short of what the next tier asks; enough of them must be mended'),
    missingAtLeast: z.int().describe('how many of the missing must be mended to reach nextTier'),
  })
  .meta({ id: 'WalkerResult' });

export const areaResultSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    squareMetres: z.number().nullable(),
    people: peopleByBand,
    facilities: z.int(),
    walkers: z.record(z.string(), walkerResultSchema),
  })
  .meta({ id: 'AreaResult' });

export const gapSchema = z
  .object({
    id: z.string(),
    walker: z.string(),
    type: z.string(),
    areaIds: z.array(z.string()).describe('areas its people live in, most people first'),
    at: lonLat.describe('weighted medoid of its demand points'),
    people: peopleByBand,
    demandPoints: z.int(),
    nearestSeconds: z
      .int()
      .nullable()
      .optional()
      .describe('mean over those of its people who reach one; null: nobody does'),
    nearestMetres: z.number().nullable().optional(),
    noneInInput: z.boolean().describe('true: the input has no facility of this type at all'),
  })
  .meta({ id: 'Gap' });

/** What results of every kind open with: what was asked, by which standard, from which files. */
const headShape = {
  program: z.object({ name: z.literal('yike'), version: z.string() }),
  title: z.string(),
  fictional: z.boolean(),
  standard: z.object({
    id: z.string(),
    version: z.string(),
    zh: z.string(),
    en: z.string(),
    verification: z.string(),
    docNo: z.string().nullable(),
    tierRule: z.object({ id: z.string(), version: z.string(), ownDefinition: z.boolean() }),
  }),
  walkers: z.array(walkerSchema),
  bands: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
  types: z.array(
    z.object({
      type: z.string(),
      zh: z.string(),
      en: z.string(),
      theme: z.string(),
      budgetMinutes: z.number().nullable(),
      budgetBasis: bilingual,
      class: z.string().nullable().describe('class in the chosen standard'),
      verification: z
        .string()
        .nullable()
        .describe('how well the row of the standard is known: copy, memory-medium …; null: no row'),
      sources: z.array(z.string()).describe('what that row was read from, by id of the register'),
    }),
  ),
  themes: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
  tiers: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
  marks: z
    .array(z.object({ id: z.string(), zh: z.string(), en: z.string() }))
    .describe('what each verification mark means'),
  limitSeconds: z.int(),
  at: z.string().nullable().describe('the moment for which gates were judged, ISO 8601'),
  inputs: z.array(inputSchema),
  complaints: z.object({
    total: z.int(),
    skipped: z.int(),
    byCode: z.record(z.string(), z.int()),
  }),
};

export const summarySchema = z
  .object({
    schema: z.literal('yike-summary/1'),
    ...headShape,
    unmapped: z.array(
      z.object({
        file: z.string(),
        label: z.string(),
        count: z.int(),
        examples: z.array(z.string()),
      }),
    ),
    duplicatesMerged: z.int(),
    network: z.object({
      dataTime: z.string().nullable(),
      nodes: z.int(),
      edges: z.int(),
      metres: z.number(),
      stairsMetres: z.number(),
      components: z
        .array(z.object({ nodes: z.int(), metres: z.number(), people: z.number() }))
        .describe('largest first; those under 1 % of the metres are only counted'),
      smallerComponents: z.int(),
    }),
    people: z.object({
      demandPoints: z.int(),
      total: z.number(),
      outsideAreas: z.number(),
      offNetwork: z.number().describe('people farther from any street than the snap limit'),
    }),
    facilities: z.object({ used: z.int(), offNetwork: z.int() }),
    whole: areaResultSchema,
    areas: z.array(areaResultSchema),
    gaps: z.array(gapSchema),
  })
  .meta({ id: 'Summary' });

export const changeMadeSchema = z
  .object({
    do: z.string(),
    text: bilingual.describe('the change as a sentence'),
    note: z.string(),
    line: z.int().nullable().describe('line of the file of the scenario'),
    facilityId: z.string().nullable(),
    from: lonLat.nullable().describe('where it was; null: nowhere before'),
    to: lonLat.nullable().describe('where it is; null: nowhere any more, or see lines'),
    lines: z.array(z.array(lonLat)).describe('the streets that are changed or laid; else empty'),
  })
  .meta({ id: 'ChangeMade' });

export const differenceSchema = z
  .object({
    area: z.string().describe('id of the area; whole: all areas together'),
    walker: z.string(),
    type: z.string(),
    gained: peopleByBand.describe('people who lived there, were not covered and are'),
    lost: peopleByBand.describe('people who were covered and are not'),
    movedIn: peopleByBand.describe('people who move in'),
    movedInCovered: peopleByBand,
    nearer: z.number().describe('people who lived there and walk less to the nearest'),
    farther: z.number().describe('people who lived there and walk more, or find none any more'),
    capacityBefore: z.number().describe('of the facilities standing in the area, as far as known'),
    capacityAfter: z.number(),
  })
  .meta({ id: 'Difference' });

const scenarioResultSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    note: z.string(),
    file: z.string(),
    changes: z.array(changeMadeSchema),
    whole: areaResultSchema,
    areas: z.array(areaResultSchema),
    gaps: z
      .object({ closed: z.array(gapSchema), opened: z.array(gapSchema) })
      .describe('gaps of before that are no more, and gaps that are new; another size is both'),
    differences: z
      .array(differenceSchema)
      .describe('area by area, then the whole; only where something differs'),
  })
  .meta({ id: 'ScenarioResult' });

export const comparisonSchema = z
  .object({
    schema: z.literal('yike-compare/1'),
    ...headShape,
    before: z.object({ whole: areaResultSchema, areas: z.array(areaResultSchema) }),
    scenarios: z.array(scenarioResultSchema),
  })
  .meta({ id: 'Comparison' });

const siteModel = z
  .enum(['lscp', 'mclp', 'p-median', 'p-centre'])
  .describe('which question: fewest sites, most covered, least in all, least for the worst off');

/** What every answer says of the choice of sites, over streets and over a table of costs alike. */
const siteAnswerShape = {
  model: siteModel,
  objective: z
    .number()
    .nullable()
    .describe('what the choice attains; null: somebody stays out of reach of everything'),
  bound: z.number().nullable().describe('no choice of sites is better'),
  gap: z.number().nullable().describe('|bound − objective| ÷ objective; 0: proven optimal'),
  provenBy: z.enum(['bound', 'solver']).nullable(),
  method: bilingual.describe('how it was found and how good it is, in words'),
  isStopped: z.boolean().describe('the search was stopped; what was found until then stands'),
  add: z.int().nullable().describe('how many were to be added at most; null: not said'),
  shareToCover: z.number().nullable().describe('of lscp, 0 to 1; null: another question'),
};

const sitePlaceShape = {
  rank: z.int().describe('1: what to build first'),
  id: z.string(),
  gain: z
    .number()
    .describe(
      'after those before it: people newly served; p-median: what it saves, in the unit; p-centre: people brought within the objective',
    ),
  gainSoFar: z.number().describe('the same of this site and all before it'),
};

const siteGainSchema = z
  .object({
    type: z.string().describe('the service'),
    people: peopleByBand.describe('people this site covers whom nothing covered before it'),
    peopleSoFar: peopleByBand.describe('the same of this site and all before it'),
    counted: z.number().describe('of them by the weights asked for'),
    countedSoFar: z.number(),
  })
  .meta({ id: 'SiteGain' });

export const chosenSiteSchema = z
  .object({
    ...sitePlaceShape,
    name: z.string().describe('as the file has it, else empty'),
    label: bilingual.describe('its name, else the nearest street and its area, else its id'),
    at: lonLat,
    address: z.string().describe('as the file has it, else empty'),
    street: z.string().nullable().describe('the nearest street that has a name; null: none near'),
    area: z.string().nullable().describe('id of the area it stands in'),
    squareMetres: z.number().nullable(),
    capacity: z.number().nullable().describe('places there; null: places do not run out'),
    assigned: z.number().nullable().describe('of them taken'),
    costYuan: z.number().nullable(),
    channel: z.string().nullable().describe('retrofit, conversion, transfer or new-build'),
    isForced: z.boolean(),
    gains: z.array(siteGainSchema).describe('one for each service'),
  })
  .meta({ id: 'ChosenSite' });

const sitedServiceSchema = z
  .object({
    type: z.string(),
    zh: z.string(),
    en: z.string(),
    limitMinutes: z.number(),
    limitBasis: bilingual,
    facilities: z.int().describe('facilities of the service there are'),
    coveredBefore: peopleByBand,
    coveredAfter: peopleByBand,
    countedBefore: z.number().describe('people who count and are covered now'),
    countedAfter: z.number(),
    uncovered: z
      .object({
        people: z.number().describe('people who count and stay uncovered'),
        beyondReach: z.number().describe('of them, whom no candidate could cover'),
        full: z
          .number()
          .describe('of them, who have a site or facility within the limit, but it is full'),
      })
      .describe('by the weights asked for'),
  })
  .meta({ id: 'SitedService' });

export const roundOfStopsSchema = z
  .object({
    metres: z.int().describe('of the whole round, driven, back to its first stop'),
    bound: z.int().describe('no order of the stops is shorter'),
    isProven: z.boolean(),
    method: bilingual.describe('how it was found, how good it is, and what is counted'),
    hours: z
      .object({
        from: z.string().describe('HH:MM, at the first stop'),
        to: z.string(),
        stopMinutes: z.int().describe('at every stop'),
        kmPerHour: z.number(),
      })
      .nullable(),
    stops: z.array(
      z.object({
        order: z.int().describe('1: the first stop of the day'),
        rank: z.int().describe('which of the sites'),
        arrive: z.string().nullable().describe('HH:MM; null: no hours were asked for'),
        leave: z.string().nullable(),
        metresToNext: z.int().describe('after the last: back to the first'),
      }),
    ),
    line: z.array(lonLat).describe('the streets it drives, from the first stop round to it'),
  })
  .meta({ id: 'RoundOfStops' });
/** Places, seats or beds, and how many are taken when everybody goes where there is room. */
const sitePlacesSchema = z
  .object({
    atSite: z.number().describe('at a new site that does not say its own capacity'),
    atUnknown: z
      .number()
      .nullable()
      .describe('taken for each facility of unknown capacity; null: it turns nobody away'),
    demandShare: z.number().describe('the part of those who count that wants a place, 0 to 1'),
    added: z.number().describe('places at the new sites'),
    taken: z.number(),
    there: z.number().describe('places at the facilities there are, as far as known'),
    thereTaken: z.number(),
    unknown: z.int().describe('facilities of unknown capacity'),
    unknownTaken: z.number().describe('people who go there'),
    text: bilingual,
    facilities: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        at: lonLat,
        capacity: z.number().nullable(),
        assigned: z.number().describe('people who go there'),
      }),
    ),
  })
  .meta({ id: 'SitePlaces' });

export const sitesSchema = z
  .object({
    schema: z.literal('yike-sites/2'),
    ...headShape,
    ...siteAnswerShape,
    question: bilingual.describe('what was asked, as a sentence'),
    unit: z
      .enum(['people', 'sites', 'person-seconds', 'person-metres', 'seconds', 'metres'])
      .describe('of objective, before and bound'),
    before: z.number().nullable().describe('the objective with what there is already'),
    walker: z.string(),
    weights: z.array(z.string()).describe('columns of people that count'),
    weightText: bilingual,
    people: peopleByBand.describe('in the district'),
    counted: z.number().describe('people who count; with places, those of them who want one'),
    budgetYuan: z.number().nullable(),
    costYuan: z.number().nullable().describe('of all sites; null: not known of every one'),
    candidates: z.object({
      from: z.enum(['file', 'streets']),
      given: z.int(),
      usable: z.int(),
    }),
    complex: z
      .object({
        squareMetres: z.number(),
        functions: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string() })),
        rule: bilingual.describe('the rule, with how well it is known'),
      })
      .nullable(),
    areaNames: z.record(z.string(), z.string()).describe('id of an area → its name'),
    services: z.array(sitedServiceSchema),
    places: sitePlacesSchema.nullable().describe('null: places do not run out'),
    sites: z.array(chosenSiteSchema),
    round: roundOfStopsSchema
      .nullable()
      .describe(
        'of a unit on wheels; null: none was asked for, or one cannot drive between the stops',
      ),
  })
  .meta({ id: 'Sites' });

/** What `yike site --costs` prints: the same answer over a plain table of costs, in the units of its columns. */
export const costSitesSchema = z
  .object({
    schema: z.literal('yike-sites/2'),
    ...siteAnswerShape,
    unit: z
      .enum(['weight', 'sites', 'weight-cost', 'cost'])
      .describe('of objective and bound: as the columns of the tables have them'),
    radius: z
      .number()
      .nullable()
      .describe('how far counts as covered; null: as far as the table goes'),
    candidates: z.object({ from: z.literal('costs'), given: z.int(), usable: z.int() }),
    demandPoints: z.int(),
    weight: z.object({
      total: z.number(),
      served: z.number().describe('within the radius of a chosen site'),
      unserved: z.number(),
      beyondReach: z.number().describe('of the unserved, whom no candidate could serve'),
    }),
    servedPoints: z.int(),
    unservedIds: z.array(z.string()).describe('demand points that stay unserved, by weight'),
    sites: z.array(z.object(sitePlaceShape)),
  })
  .meta({ id: 'CostSites' });

/** Either of them: `candidates.from` tells which. */
export const anySitesSchema = z.union([sitesSchema, costSitesSchema]);

export type InputSummary = z.infer<typeof inputSchema>;
export type ServiceResult = z.infer<typeof serviceResultSchema>;
export type ThemeResult = z.infer<typeof themeResultSchema>;
export type WalkerResult = z.infer<typeof walkerResultSchema>;
export type AreaResult = z.infer<typeof areaResultSchema>;
export type Missing = z.infer<typeof missingSchema>;
export type Gap = z.infer<typeof gapSchema>;
export type Summary = z.infer<typeof summarySchema>;
export type ChangeMade = z.infer<typeof changeMadeSchema>;
export type Difference = z.infer<typeof differenceSchema>;
export type ScenarioResult = z.infer<typeof scenarioResultSchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
export type RoundOfStops = z.infer<typeof roundOfStopsSchema>;
export type ChosenSite = z.infer<typeof chosenSiteSchema>;
export type Sites = z.infer<typeof sitesSchema>;
export type CostSites = z.infer<typeof costSitesSchema>;

/** What every page draws first. `string`s of packed arrays are base64 of little-endian typed arrays. */
export interface PageGround {
  /** Streets as flat runs: for each line its count of points, and the points as deltas. */
  readonly streets: {
    /** Uint32: points of each line. */
    readonly pointCounts: string;
    /** Uint8: 0 street, 1 stairs, 2 main road. */
    readonly kinds: string;
    /** Int32, lon and lat alternating, in 1e-6 degrees; the first point of all is absolute, each later one relative to the one before, across lines too. */
    readonly deltas: string;
  };
  readonly demand: {
    /** Float64, lon and lat alternating. */
    readonly lonLats: string;
    /** By band id and `total`: Float32 each. */
    readonly people: Readonly<Record<string, string>>;
    /** Int16: index into the areas, −1 outside all. */
    readonly areas: string;
    /** Half the side of a cell in metres when the demand is a grid; null when it is loose points. */
    readonly gridCellMetres: number | null;
  };
  /** GeoJSON polygons with `id` and `name`, in the order of the areas of the results. */
  readonly areas: GeoJSON.FeatureCollection;
  /** Water, parks and the like to draw quietly beneath, where the network file has them; `kind`: water | green. */
  readonly backdrop: GeoJSON.FeatureCollection;
}

/** walker id → type → per demand point: Uint16 of whole seconds (or metres), rounded up, 65535 beyond the limit. */
type PackedWalks = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What the report page draws. It travels inside the HTML as gzip + base64 of this object as JSON. */
export interface ReportData extends PageGround {
  readonly summary: Summary;
  readonly language: 'zh' | 'en';
  readonly facilities: readonly {
    readonly id: string;
    readonly name: string;
    readonly types: readonly string[];
    readonly at: readonly [number, number];
    readonly address?: string;
    readonly hours?: string;
  }[];
  readonly nearest: PackedWalks;
  /** walker id → type → per demand point: Int32 index into `facilities`, −1 none. */
  readonly nearestFacility: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** gap id → Uint32: indexes of the demand points that make up the gap; the page outlines them. Without it gaps are points only. */
  readonly gapMembers?: Readonly<Record<string, string>>;
  /** walker id → type → how many of the smallest gaps are not in `summary`; nothing where all are. */
  readonly gapsLeftOut?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Where to add, when that was asked. */
  readonly sites?: SitesData;
}

/** Sites to add and whom each covers. */
export interface SitesData {
  readonly result: Sites;
  /** service → per demand point, packed Int16: rank of the site that covers it first, 0 nobody, −1 a facility there is. */
  readonly coveredBy: Readonly<Record<string, string>>;
}

/** What the page of a comparison draws; the demand points are those of before, without whoever moves in. */
export interface ComparisonData extends PageGround {
  readonly comparison: Comparison;
  readonly language: 'zh' | 'en';
  /** Of every type that some scenario changes. */
  readonly nearest: PackedWalks;
  /** Those of the same types, before. */
  readonly facilities: readonly {
    readonly name: string;
    readonly types: readonly string[];
    readonly at: readonly [number, number];
  }[];
  /** In the order of the scenarios: the walks that are others. */
  readonly after: readonly PackedWalks[];
}
