import type { Joints } from '@yike/engine-network';
import type { Place } from '@yike/kernel';

/** Must it be chosen, may it be, or must it not? */
export type Standing = 'forced' | 'free' | 'forbidden';

/** A place where a service could be given: a vacant room, or a spot on a street. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly address: string;
  readonly squareMetres: number | null;
  /** People it can serve; null: not said. */
  readonly capacity: number | null;
  /** Of fitting it out, in yuan. */
  readonly costYuan: number | null;
  /** Id of one of the four space channels. */
  readonly channel: string | null;
  /** Slugs of the services it may hold; null: any. */
  readonly mayHold: readonly string[] | null;
  readonly standing: Standing;
  /** Row of the file it stands in; null: generated. */
  readonly source: Place | null;
}

/** Candidates and where each touches the streets. */
export interface JoinedCandidates {
  readonly candidates: readonly Candidate[];
  readonly joints: Joints;
  /** Where they are from. */
  readonly from: 'file' | 'streets';
}
