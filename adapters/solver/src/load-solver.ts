import type { MipModel, MipOutcome, MipTerms, SolveMip } from '@yike/kernel';
import highsModule, { type Highs, type Model, type ModelData } from 'highs';

/** A gap of rounding is no gap. */
const PROVEN_GAP = 1e-9;

/** What HiGHS calls a solution that keeps all rows. */
const FEASIBLE = 2;

// the package declares its types for CommonJS only, where the loader is a member of the module
const loadHighs = highsModule as unknown as typeof highsModule.default;

/**
 * HiGHS, compiled to WebAssembly and loaded once. It runs on the thread that calls it: where others
 * must not wait, call it on one of its own.
 */
export async function loadSolver(): Promise<SolveMip> {
  const highs = await loadHighs();
  return (model, terms) =>
    highs.withModel(dataOf(highs, model), (solving) => solve(highs, solving, model, terms));
}

function solve(highs: Highs, solving: Model, model: MipModel, terms: MipTerms): MipOutcome {
  const { callbackType, modelStatus } = highs.constants;
  solving.options.set({
    output_flag: false,
    time_limit: terms.seconds,
    mip_rel_gap: PROVEN_GAP,
    mip_abs_gap: PROVEN_GAP,
  });
  if (terms.start !== null) solving.setSolution({ colValue: terms.start });
  solving.run({
    [callbackType.mipInterrupt]: (event: { interrupt(): void }) => {
      if (!terms.mayGoOn()) event.interrupt();
    },
  });
  const status = solving.getModelStatus();
  if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) {
    return { status: 'impossible', values: null, bound: worstOf(model) };
  }
  const isOptimal = status === modelStatus.optimal;
  const isFeasible = solving.info.get('primal_solution_status') === FEASIBLE;
  const bound = Number(solving.info.get('mip_dual_bound'));
  return {
    status: isOptimal ? 'optimal' : 'stopped',
    values: isFeasible ? Float64Array.from(solving.getSolution().colValue) : null,
    bound: Number.isFinite(bound) ? bound : -worstOf(model),
  };
}

/** Of an impossible program nothing is good. */
const worstOf = ({ isGreatest }: MipModel): number => (isGreatest ? -Infinity : Infinity);

function dataOf({ constants }: Highs, model: MipModel): ModelData {
  const numCols = model.objective.length;
  const numRows = model.rowLower.length;
  const { maximize, minimize } = constants.objectiveSense;
  return {
    numCols,
    numRows,
    sense: model.isGreatest ? maximize : minimize,
    colCost: model.objective,
    colLower: model.lower,
    colUpper: model.upper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    integrality: Array.from(model.isWhole, (own) =>
      own === 1 ? constants.variableType.integer : constants.variableType.continuous,
    ),
    matrix: {
      format: 'csr',
      numRows,
      numCols,
      starts: model.firstOfRow,
      indices: model.column,
      values: model.factor,
    },
  };
}
