import type { Order, Report } from './thread.ts';
import type { Kernels, Trade } from './trade.ts';

/** A trade whose question and pieces are known to it alone. */
export type AnyTrade = Trade<never, unknown>;

/**
 * The thread's side of a pool: gives back what to do with each order.
 *
 * @param report sends to the pool; what is `moved` is the sender's no longer
 */
export function serveOrders(
  trades: readonly AnyTrade[],
  kernels: Kernels,
  report: (report: Report, moved: ArrayBuffer[]) => void,
): (order: Order) => void {
  const answerers = new Map<number, (begin: number, end: number) => unknown>();
  const byName = new Map(trades.map((trade) => [trade.name, trade]));
  const take = (order: Order): void => {
    if (order.type === 'forget') {
      answerers.delete(order.work);
      return;
    }
    if (order.type === 'keep') {
      const trade = byName.get(order.trade);
      if (trade === undefined) throw new Error(`This thread knows no trade ${order.trade}.`);
      answerers.set(order.work, trade.start(order.what as never, kernels));
      return;
    }
    const answer = answerers.get(order.work);
    // what could not be taken up was told then
    if (answer === undefined) return;
    const piece = answer(order.begin, order.end);
    report({ type: 'piece', work: order.work, piece }, buffersOf(piece));
  };
  return (order) => {
    try {
      take(order);
    } catch (error) {
      report({ type: 'failed', work: order.work, error }, []);
    }
  };
}

/** Every buffer of the typed arrays in plain data, once. */
function buffersOf(data: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const look = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return;
    if (!ArrayBuffer.isView(one)) for (const inner of Object.values(one)) look(inner);
    else if (one.buffer instanceof ArrayBuffer) found.add(one.buffer);
  };
  look(data);
  return [...found];
}
