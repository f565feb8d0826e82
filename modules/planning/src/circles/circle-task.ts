/** What drawing circles is about, as numbers. Communities and cores are numbered from 0. */
export interface CircleTask {
  /** Of every community. */
  readonly people: Float64Array;
  /** Of every community those one can walk over to; symmetric. */
  readonly neighbours: readonly (readonly number[])[];
  /** Where a core may be: its community, and how many people of which communities are in its walk. */
  readonly cores: readonly CoreCandidate[];
  readonly leastPeople: number;
  readonly mostPeople: number;
  readonly seed: number;
}

export interface CoreCandidate {
  readonly community: number;
  /** Community → people of it within the walk; none are left out. */
  readonly reach: ReadonlyMap<number, number>;
}

/** Communities that belong together, ascending. */
export interface Circle {
  readonly communities: readonly number[];
  readonly people: number;
  /** The candidate that most people of the circle can walk to; −1: there is no candidate in it. */
  readonly core: number;
  readonly peopleInside: number;
}

/** Every community in one circle; circles in the order of their first community. */
export interface Circles {
  readonly circles: readonly Circle[];
  readonly peopleInside: number;
  /** No way of drawing circles has more people inside: each community has its best core anywhere. */
  readonly mostInside: number;
  /** People by whom circles miss the range, short and over. */
  readonly peopleAmiss: number;
}
