export { loadSolver } from './load-solver.ts';
export { solveAside } from './solve-aside.ts';
