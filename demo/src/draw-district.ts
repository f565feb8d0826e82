import type { BlockPlan, PartPlan } from './block-plan.ts';
import { type Block, enclosedBlocks } from './blocks.ts';
import { BLOCK_PLANS } from './blocks-of-the-plan.ts';
import { drawCanal } from './canal.ts';
import { type Drawing, drawLine, emptyDrawing, named } from './drawing.ts';
import { drawEstate } from './estates.ts';
import { drawGround } from './grounds.ts';
import { grouped } from './grouped.ts';
import { drawHill } from './hill.ts';
import { drawLanes } from './lanes.ts';
import { drawMetro } from './metro.ts';
import { cutBlock } from './parcels.ts';
import { planarise } from './planarise.ts';
import { at, type Line, type Ring } from './plane-geometry.ts';
import { isInside } from './polygons.ts';
import { drawRiverside } from './riverside.ts';
import { seededRandom } from './seeded-random.ts';
import { drawShopRows } from './shop-rows.ts';
import { type StreetLine, streetLines } from './street-lines.ts';
import { drawStreets } from './streets.ts';
import { drawHillside } from './terraces.ts';

/** The whole district, drawn part by part. */
export function drawDistrict(seed: number): { drawing: Drawing; streets: readonly StreetLine[] } {
  const drawing = emptyDrawing();
  const streets = streetLines();
  const byName = grouped(streets, ({ name }) => name);
  const lines = new Map([...byName].map(([name, list]) => [name, list.map(({ line }) => line)]));
  drawRiverside(drawing, streets);
  drawCanal(drawing);
  drawStreets(drawing, streets);
  const longest = new Map([...lines].map(([name, list]) => [name, at(list, 0)]));
  drawHill(drawing, longest);
  drawHillside(drawing, longest, seededRandom(seed, 'hill'));
  drawMetro(drawing, lines);
  const blocks = enclosedBlocks(planarise(streets.map(({ line }) => ({ line, level: 0 }))));
  for (const plan of BLOCK_PLANS) drawBlock(drawing, blockAt(blocks, plan), plan, streets, seed);
  drawShopRows(drawing, streets, seededRandom(seed, 'shop rows'));
  return { drawing, streets };
}

function blockAt(blocks: readonly Block[], plan: BlockPlan): Block {
  const block = blocks.find(({ ring }) => isInside(plan.at, ring));
  if (block === undefined) throw new Error(`no block at ${plan.at.join(', ')}`);
  return block;
}

function drawBlock(
  drawing: Drawing,
  block: Block,
  plan: BlockPlan,
  streets: readonly StreetLine[],
  seed: number,
): void {
  const { rings, alleys } = cutBlock(block, plan, streets);
  for (const alley of alleys) {
    const { name, nameEn } = plan.alley ?? { name: '', nameEn: '' };
    drawLine(drawing, alley, {
      highway: 'footway',
      ...named(name, nameEn),
      surface: 'paving_stones',
      lit: 'yes',
    });
  }
  const around: Line[] = [block.ring, ...alleys.map((alley) => [...alley, at(alley, 0)])];
  plan.parts.forEach((part, i) => {
    drawPart(drawing, part, at(rings, i), block.ring, around, seed);
  });
}

function drawPart(
  drawing: Drawing,
  part: PartPlan,
  ground: Ring,
  block: Ring,
  around: readonly Line[],
  seed: number,
): void {
  const random = seededRandom(seed, part.name);
  if (part.use === 'estate') drawEstate(drawing, part, ground, around, random);
  else if (part.use === 'lanes') drawLanes(drawing, part, ground, block, random);
  else drawGround(drawing, part, ground, around);
}
