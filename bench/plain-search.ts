/** The plain reference in TypeScript: what plain-search.cpp does, with the same answers in words. */
import { UNREACHED } from '@yike/engine-network';
import type { PlainQuestion } from './plain-question.ts';

/** A binary heap of nodes, least ticks first. */
class Heap {
  readonly #entries: { readonly ticks: number; readonly node: number }[] = [];

  push(ticks: number, node: number): void {
    const entries = this.#entries;
    let at = entries.length;
    while (at > 0) {
      const parent = entries[(at - 1) >> 1];
      if (parent === undefined || parent.ticks <= ticks) break;
      entries[at] = parent;
      at = (at - 1) >> 1;
    }
    entries[at] = { ticks, node };
  }

  pop(): { readonly ticks: number; readonly node: number } | undefined {
    const entries = this.#entries;
    const top = entries[0];
    const last = entries.pop();
    if (last === undefined || entries.length === 0) return top;
    let at = 0;
    for (;;) {
      const child = this.#lesserChild(at);
      const below = entries[child];
      if (below === undefined || below.ticks >= last.ticks) break;
      entries[at] = below;
      at = child;
    }
    entries[at] = last;
    return top;
  }

  #lesserChild(at: number): number {
    const [left, right] = [this.#entries[2 * at + 1], this.#entries[2 * at + 2]];
    const isRight = left !== undefined && right !== undefined && right.ticks < left.ticks;
    return isRight ? 2 * at + 2 : 2 * at + 1;
  }
}

export class PlainSearch {
  readonly #question: PlainQuestion;
  readonly #ticks: Uint32Array;
  /** Which search wrote the ticks of a node. */
  readonly #writtenBy: Uint32Array;
  readonly #source: Uint32Array;
  readonly #heap = new Heap();
  #search = 0;

  constructor(question: PlainQuestion) {
    this.#question = question;
    this.#ticks = new Uint32Array(question.graph.nodeCount);
    this.#writtenBy = new Uint32Array(question.graph.nodeCount);
    this.#source = new Uint32Array(question.graph.nodeCount);
  }

  answer(): Uint32Array {
    switch (this.#question.kind) {
      case 'nearest':
        return this.#nearest();
      case 'counts':
        return this.#counts();
      case 'k nearest':
        return this.#kNearest();
      case 'reach':
        return this.#sums((_, ticks) => ticks);
      case 'catchments':
        return this.#sums((node) => this.#question.masses[node] ?? 0);
    }
  }

  /** From some sources at once; a node is told with the nearest of them, the smaller of equals. */
  #from(
    first: number,
    end: number,
    visit: (node: number, ticks: number, source: number) => void,
  ): void {
    const { sources } = this.#question;
    this.#search++;
    for (let source = first; source < end; source++) {
      this.#offer(sources[4 * source] ?? 0, sources[4 * source + 2] ?? 0, source);
      this.#offer(sources[4 * source + 1] ?? 0, sources[4 * source + 3] ?? 0, source);
    }
    for (let entry = this.#heap.pop(); entry !== undefined; entry = this.#heap.pop()) {
      const { ticks, node } = entry;
      if (ticks > (this.#ticks[node] ?? 0)) continue;
      const source = this.#source[node] ?? 0;
      visit(node, ticks, source);
      this.#passOn(node, ticks, source);
    }
  }

  #passOn(node: number, ticks: number, source: number): void {
    const { firstArc, arcNode, arcTicks } = this.#question.graph;
    const end = firstArc[node + 1] ?? 0;
    for (let arc = firstArc[node] ?? 0; arc < end; arc++) {
      this.#offer(arcNode[arc] ?? 0, ticks + (arcTicks[arc] ?? 0), source);
    }
  }

  #offer(node: number, ticks: number, source: number): void {
    if (ticks > this.#question.limitTicks) return;
    if (this.#writtenBy[node] === this.#search) {
      const known = this.#ticks[node] ?? 0;
      if (known < ticks || (known === ticks && (this.#source[node] ?? 0) <= source)) return;
    }
    this.#writtenBy[node] = this.#search;
    this.#ticks[node] = ticks;
    this.#source[node] = source;
    this.#heap.push(ticks, node);
  }

  get #sourceCount(): number {
    return this.#question.sources.length / 4;
  }

  #typeOf(source: number): number {
    return Math.floor((source * this.#question.typeCount) / this.#sourceCount);
  }

  #nearest(): Uint32Array {
    const { typeCount, graph } = this.#question;
    const answers = new Uint32Array(2 * typeCount * graph.nodeCount).fill(UNREACHED);
    const each = this.#sourceCount / typeCount;
    for (let type = 0; type < typeCount; type++) {
      this.#from(type * each, (type + 1) * each, (node, ticks, source) => {
        answers.set([ticks, source], 2 * (type * graph.nodeCount + node));
      });
    }
    return answers;
  }

  #counts(): Uint32Array {
    const { nodeCount } = this.#question.graph;
    const answers = new Uint32Array(this.#question.typeCount * nodeCount);
    for (let source = 0; source < this.#sourceCount; source++) {
      const own = this.#typeOf(source) * nodeCount;
      this.#from(source, source + 1, (node) => {
        (answers[own + node] as number)++;
      });
    }
    return answers;
  }

  #kNearest(): Uint32Array {
    const { k } = this.#question;
    const { nodeCount } = this.#question.graph;
    const answers = new Uint32Array(2 * k * this.#question.typeCount * nodeCount).fill(UNREACHED);
    for (let source = 0; source < this.#sourceCount; source++) {
      const own = this.#typeOf(source) * nodeCount;
      this.#from(source, source + 1, (node, ticks) => {
        const row = 2 * k * (own + node);
        let at = row + 2 * k;
        // sources come by rising numbers, so of equals the one that is there stays in front
        for (; at > row && (answers[at - 2] ?? 0) > ticks; at -= 2) {
          if (at < row + 2 * k) answers.copyWithin(at, at - 2, at);
        }
        if (at < row + 2 * k) answers.set([ticks, source], at);
      });
    }
    return answers;
  }

  #sums(amountOf: (node: number, ticks: number) => number): Uint32Array {
    const answers = new Uint32Array(2 * this.#sourceCount);
    for (let source = 0; source < this.#sourceCount; source++) {
      let [nodes, sum] = [0, 0];
      this.#from(source, source + 1, (node, ticks) => {
        nodes++;
        sum += amountOf(node, ticks);
      });
      answers.set([nodes, sum], 2 * source);
    }
    return answers;
  }
}
