import { csvText } from './csv-text.ts';
import type { Spot } from './frontages.ts';
import { lonLat } from './geographic.ts';
import { grouped } from './grouped.ts';
import type { SeededRandom } from './seeded-random.ts';

/** How idle space becomes a community facility: refitted, converted, handed over, or built in. */
const CHANNELS = ['补改', '转型', '划转', '配建'] as const;
const KINDS: Record<(typeof CHANNELS)[number], readonly string[]> = {
  补改: ['底层闲置用房', '原自行车棚', '原煤气站用房'],
  转型: ['原储蓄所', '原招待所一层', '闲置商铺'],
  划转: ['原居委会办公用房', '闲置校舍', '原粮站'],
  配建: ['新建小区配套用房', '地块配建社区用房'],
};
const ROOMS = 42;

/** Idle rooms that could take a service, some in every community. */
export function vacantRoomsCsv(spots: readonly Spot[], random: SeededRandom): string {
  const byCommunity = [...grouped(spots, ({ community }) => community.id).values()];
  const header = [
    'id',
    'name',
    'channel',
    'area',
    'cost',
    'floor',
    // too few rows to be recognised by their places, so the columns say it
    'lon_wgs84',
    'lat_wgs84',
    'community',
    'note',
  ];
  const rows = Array.from({ length: ROOMS }, (_, i) => {
    const spot = random.pick(byCommunity[i % byCommunity.length] ?? spots);
    const newTown = spot.community.subdistrict === '新澜街道' && spot.community.name !== '渡口社区';
    const channel = newTown && random.chance(0.8) ? '配建' : random.pick(CHANNELS.slice(0, 3));
    const area = Math.round((random.between(60, 620) * (channel === '配建' ? 1.6 : 1)) / 5) * 5;
    const perSquareMetre = random.between(180, 520) * (channel === '划转' ? 0.35 : 1);
    const [lon, lat] = lonLat(spot.at);
    return [
      `XGR${String(i + 1).padStart(3, '0')}`,
      `${spot.place}${random.pick(KINDS[channel])}`,
      channel,
      area,
      Math.round((area * perSquareMetre) / 100) * 100,
      random.chance(0.72) ? 1 : 2,
      lon.toFixed(6),
      lat.toFixed(6),
      spot.community.name,
      '虚构',
    ];
  });
  return csvText([header, ...rows]);
}
