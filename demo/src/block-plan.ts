/** The words in which the blocks of the plan are written. */
import type { AgeProfileName } from './drawing.ts';
import type { Point } from './plane-geometry.ts';

export type Side = 'n' | 'e' | 's' | 'w';

export interface PlannedGate {
  readonly side: Side;
  /** Where along the side, from west or south. */
  readonly share: number;
  /** `locked` lets nobody through: a gate the estate has shut for good. */
  readonly opens: 'always' | 'daytime' | 'locked';
}

export interface EstatePlan {
  readonly use: 'estate';
  readonly style: 'slabs' | 'towers' | 'workers';
  readonly name: string;
  readonly nameEn: string;
  readonly ages: AgeProfileName;
  readonly gates: readonly PlannedGate[];
}

export interface LanesPlan {
  readonly use: 'lanes';
  readonly name: string;
  readonly nameEn: string;
  readonly ages: AgeProfileName;
  /** Share of the block's lanes that have a gate shut at night. */
  readonly gated?: boolean;
}

export interface GroundPlan {
  readonly use:
    | 'park'
    | 'square'
    | 'school'
    | 'kindergarten'
    | 'market'
    | 'mall'
    | 'hospital'
    | 'health-centre'
    | 'offices'
    | 'works'
    | 'building-site'
    | 'sports'
    | 'temple'
    | 'culture'
    | 'care-home';
  readonly name: string;
  readonly nameEn: string;
}

export type PartPlan = EstatePlan | LanesPlan | GroundPlan;

export interface BlockPlan {
  readonly at: Point;
  /** Several parts lie side by side from west to east, or from south to north. */
  readonly rows?: 'west-east' | 'south-north';
  /** Shares of the block at which it is cut; even parts where not given. */
  readonly cuts?: readonly number[];
  /** A public lane between the walls of its parts. */
  readonly alley?: { readonly name: string; readonly nameEn: string };
  readonly parts: readonly PartPlan[];
}

/** `s50` is an always open gate in the middle of the south side; `*` shuts it at night, `!` for good. */
function gates(text: string): PlannedGate[] {
  return text.split(' ').map((word) => {
    const side = word[0];
    if (side !== 'n' && side !== 'e' && side !== 's' && side !== 'w')
      throw new Error(`side of ${word}`);
    const opens = { '*': 'daytime', '!': 'locked' } as const;
    const mark = word.at(-1);
    return {
      side,
      share: Number.parseInt(word.slice(1), 10) / 100,
      opens: mark === '*' || mark === '!' ? opens[mark] : 'always',
    };
  });
}

export function estate(
  style: EstatePlan['style'],
  name: string,
  nameEn: string,
  ages: AgeProfileName,
  gateWords: string,
): EstatePlan {
  return { use: 'estate', style, name, nameEn, ages, gates: gates(gateWords) };
}

export function lanes(
  name: string,
  nameEn: string,
  ages: AgeProfileName = 'old-lanes',
  gated = false,
): LanesPlan {
  return { use: 'lanes', name, nameEn, ages, gated };
}

export function ground(use: GroundPlan['use'], name: string, nameEn: string): GroundPlan {
  return { use, name, nameEn };
}

export function whole(at: Point, part: PartPlan): BlockPlan {
  return { at, parts: [part] };
}
