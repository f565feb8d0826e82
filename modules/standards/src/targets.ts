import { z } from 'zod';
import targetsJson from '../data/targets.json' with { type: 'json' };
import { type Target, targetSchema } from './contract.ts';
import { ownData } from './own-data.ts';

const readTargets = ownData('targets.json', z.array(targetSchema), targetsJson);

/** Official targets and the figures last seen beside them; see `status` before showing one as live. */
export function listTargets(): readonly Target[] {
  return readTargets();
}
