import { csvText } from './csv-text.ts';
import type { Facility } from './facility.ts';
import { lonLat } from './geographic.ts';
import { ProviderList } from './providers.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Nobody answers a phone there. */
const WITHOUT_PHONE = new Set([
  'bus-stop',
  'emergency-shelter',
  'mobile-vendor',
  'outdoor-fitness',
  'park',
  'playground',
  'pocket-park',
  'public-toilet',
  'recycling-point',
  'vending-machine',
]);

const OFFICE_HOURS = /^Mo-Fr /;

/**
 * The directory of the district as its platform would export it: every place once, with who runs it,
 * its phone, access and places. Some do not say their hours or phone, as lists are.
 */
export function directoryCsv(
  listed: readonly Facility[],
  capacities: ReadonlyMap<Facility, number>,
  random: SeededRandom,
): string {
  const providers = new ProviderList();
  const rows = listedOnce(listed).map((facility, at) => {
    const provider = providers.find(facility);
    const [lon, lat] = lonLat(facility.at);
    return [
      `XGD${String(at + 1).padStart(5, '0')}`,
      facility.name,
      facility.slugs.join('; '),
      capacityText(facility, capacities, random),
      facility.address,
      phoneOf(facility, random),
      hoursOf(facility, random),
      accessOf(random),
      provider?.name ?? '',
      provider?.creditCode ?? '',
      provider === null ? '' : yesOrNo(provider.isChain),
      facility.community.id,
      lon.toFixed(6),
      lat.toFixed(6),
      '虚构',
    ];
  });
  return csvText([COLUMNS, ...rows]);
}

const COLUMNS = [
  'id',
  'name',
  'service_types',
  'service_capacities',
  'address',
  'phone',
  'opening_hours',
  'accessibility',
  'provider',
  'credit_code',
  'chain',
  'region_code',
  'lon',
  'lat',
  'note',
];

/** Without what fits no service and what another row lists already. */
function listedOnce(listed: readonly Facility[]): Facility[] {
  const seen = new Set<string>();
  return listed.filter(({ name, address, slugs }) => {
    const key = `${name} ${address}`;
    if (slugs.length === 0 || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function capacityText(
  facility: Facility,
  capacities: ReadonlyMap<Facility, number>,
  random: SeededRandom,
): string {
  const places = capacities.get(facility);
  const seats = random.whole(4, 12) * 10;
  return facility.slugs
    .flatMap((slug) => {
      if (slug === 'community-canteen') return [`${slug}=${seats}`];
      return places === undefined ? [] : [`${slug}=${places}`];
    })
    .join('; ');
}

/** No city has the area code 000. */
function phoneOf({ slugs }: Facility, random: SeededRandom): string {
  const number = String(random.whole(0, 9999)).padStart(4, '0');
  const isSilent = random.chance(0.12) || slugs.some((slug) => WITHOUT_PHONE.has(slug));
  return isSilent ? '' : `000-5550-${number}`;
}

function hoursOf({ hours }: Facility, random: SeededRandom): string {
  if (random.chance(0.06)) return '';
  return OFFICE_HOURS.test(hours) ? `${hours}; PH off` : hours;
}

function accessOf(random: SeededRandom): string {
  const entrance = random.pick(['yes', 'yes', 'limited', 'no']);
  const toilet = random.chance(0.4) ? random.pick(['yes', 'no']) : null;
  const isKnown = random.chance(0.55);
  if (!isKnown) return '';
  const said = [`step-free-entrance: ${entrance}`];
  if (toilet !== null) said.push(`accessible-toilet: ${toilet}`);
  return said.join('; ');
}

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');
