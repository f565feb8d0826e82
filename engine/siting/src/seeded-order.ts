/** 0 … count − 1, shuffled by the seed: the same seed, the same order, everywhere. */
export function seededOrder(count: number, seed: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, at) => at);
  let state = seed >>> 0;
  for (let left = count - 1; left > 0; left--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes
    const other = Math.floor((state / 2 ** 32) * (left + 1));
    [order[left], order[other]] = [order[other], order[left]];
  }
  return order;
}
