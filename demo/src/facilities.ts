import type { Community } from './communities.ts';
import { csvText } from './csv-text.ts';
import type { NamedGround } from './drawing.ts';
import type { Facility } from './facility.ts';
import type { Spot } from './frontages.ts';
import { lonLat } from './geographic.ts';
import { groundFacilities } from './ground-facilities.ts';
import { STATIONS } from './metro.ts';
import { facilityName } from './names.ts';
import { at, distance, type Point } from './plane-geometry.ts';
import { isInside } from './polygons.ts';
import type { SeededRandom } from './seeded-random.ts';
import { SERVICE_PLANS, type ServicePlan, UNMAPPABLE } from './service-plan.ts';

/** Of one kind, they keep this far apart where there is room. */
const APART_METRES = 130;

export function facilities(
  grounds: readonly NamedGround[],
  spots: readonly Spot[],
  communities: readonly Community[],
  random: SeededRandom,
): Facility[] {
  const taken = new Set<Spot>();
  const placed = SERVICE_PLANS.flatMap((plan) =>
    placeService(plan, spots, communities, taken, random),
  );
  const fixed = [...groundFacilities(grounds, communities), ...metroFacilities(communities)];
  const odd = UNMAPPABLE.map((row): Facility => {
    const spot = random.pick(
      spots.filter((candidate) => candidate.kind === 'main' && !taken.has(candidate)),
    );
    taken.add(spot);
    return {
      ...row,
      slugs: [],
      address: spot.address,
      at: spot.at,
      hours: '',
      community: spot.community,
    };
  });
  const all = [...fixed, ...placed, ...odd];
  return [...all, ...duplicatesOf(placed, random)];
}

function placeService(
  plan: ServicePlan,
  spots: readonly Spot[],
  communities: readonly Community[],
  taken: Set<Spot>,
  random: SeededRandom,
): Facility[] {
  const placed: Facility[] = [];
  for (const community of communities) {
    if (plan.missingIn.includes(community.name)) continue;
    const free = spots.filter(
      (spot) => spot.community === community && suits(spot, plan) && !taken.has(spot),
    );
    const exact = (plan.perTenThousand * community.people) / 10_000;
    const count = Math.max(plan.everywhere ? 1 : 0, Math.floor(exact + random.next()));
    for (let i = 0; i < count && free.length > 0; i++) {
      const spot = bestSpot(free, placed, random);
      taken.add(spot);
      free.splice(free.indexOf(spot), 1);
      placed.push(facilityAt(spot, plan, random));
    }
  }
  return placed;
}

function suits(spot: Spot, { where }: ServicePlan): boolean {
  return where === 'street' ? spot.kind !== 'home' : spot.kind === where;
}

/** Of six spots drawn, the one farthest from its own kind, so that shops spread as shops do. */
function bestSpot(free: readonly Spot[], placed: readonly Facility[], random: SeededRandom): Spot {
  const tries = Array.from({ length: 6 }, () => random.pick(free));
  const room = (spot: Spot): number =>
    Math.min(APART_METRES, ...placed.map((other) => distance(other.at, spot.at)));
  return at(
    tries.toSorted((a, b) => room(b) - room(a)),
    0,
  );
}

function facilityAt(spot: Spot, plan: ServicePlan, random: SeededRandom): Facility {
  const { community } = spot;
  const context = {
    place: spot.place,
    community: community.name.replace(/社区$/, ''),
    subdistrict: community.subdistrict.replace(/街道$/, ''),
  };
  return {
    name: facilityName(random.pick(plan.names), context, random),
    slugs: plan.slugs,
    type: plan.type,
    typecode: plan.typecode,
    address: spot.address,
    at: spot.at,
    hours: random.pick(plan.hours),
    community,
  };
}

function metroFacilities(communities: readonly Community[]): Facility[] {
  return STATIONS.map((station) => ({
    name: `${station.name}(地铁站)`,
    slugs: ['metro-station'],
    type: '交通设施服务;地铁站;地铁站',
    typecode: '150500',
    address: `地铁2号线 ${station.street}`,
    at: station.at,
    hours: '05:50-23:10',
    community: communityAt(station.at, communities),
  }));
}

/** The same shop entered twice, a few metres off, as merged exports have it. */
function duplicatesOf(placed: readonly Facility[], random: SeededRandom): Facility[] {
  return Array.from({ length: 8 }, () => {
    const original = random.pick(placed);
    const shifted: Point = [
      original.at[0] + random.between(-9, 9),
      original.at[1] + random.between(-9, 9),
    ];
    return { ...original, at: shifted };
  });
}

function communityAt(point: Point, communities: readonly Community[]): Community {
  const community = communities.find(({ ring }) => isInside(point, ring));
  if (community === undefined) throw new Error(`no community at ${point.join(', ')}`);
  return community;
}

export function facilitiesCsv(list: readonly Facility[]): string {
  const header = [
    'id',
    'name',
    'type',
    'typecode',
    'address',
    'lon',
    'lat',
    'opening_hours',
    'note',
  ];
  const rows = list.map((facility, i) => {
    const [lon, lat] = lonLat(facility.at);
    const id = `XGF${String(i + 1).padStart(5, '0')}`;
    return [
      id,
      facility.name,
      facility.type,
      facility.typecode,
      facility.address,
      lon.toFixed(6),
      lat.toFixed(6),
      facility.hours,
      '虚构',
    ];
  });
  return csvText([header, ...rows]);
}
