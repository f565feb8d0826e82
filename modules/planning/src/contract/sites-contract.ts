import { z } from 'zod';
import { headShape } from './head-contract.ts';
import { bilingual, lonLat, peopleByBand } from './shapes-contract.ts';

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

export type RoundOfStops = z.infer<typeof roundOfStopsSchema>;
export type ChosenSite = z.infer<typeof chosenSiteSchema>;
export type Sites = z.infer<typeof sitesSchema>;
export type CostSites = z.infer<typeof costSitesSchema>;
