/** Nodes that wait for their turn in a search, fewest ticks first; in no particular order among equals. */
export interface NodeQueue {
  /** Ticks of the node that `pop` last returned. */
  readonly poppedTicks: number;
  push(node: number, ticks: number): void;
  /** Takes a node of fewest ticks; −1 when nobody waits. */
  pop(): number;
}
