import type { BlockPlan } from './block-plan.ts';
import { HILL_FOOT } from './blocks-at-the-hill.ts';
import { NEW_TOWN } from './blocks-new-town.ts';
import { EAST, NORTH } from './blocks-north-and-east.ts';
import { OLD_TOWN } from './blocks-old-town.ts';
import { SOUTH_GATE } from './blocks-south-gate.ts';

/** What stands on every block. A block is found by a point inside it. */
export const BLOCK_PLANS: readonly BlockPlan[] = [
  ...HILL_FOOT,
  ...OLD_TOWN,
  ...SOUTH_GATE,
  ...NORTH,
  ...EAST,
  ...NEW_TOWN,
];
