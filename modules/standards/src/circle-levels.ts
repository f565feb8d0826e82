import { z } from 'zod';
import levelsJson from '../data/circle-levels.json' with { type: 'json' };
import { type CircleLevel, circleLevelSchema } from './contract.ts';
import { ownData } from './own-data.ts';

const readLevels = ownData('circle-levels.json', z.array(circleLevelSchema), levelsJson);

/** For how many people circles are drawn, and how far they walk; our own range is the first. */
export function listCircleLevels(): readonly CircleLevel[] {
  return readLevels();
}
