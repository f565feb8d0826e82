/**
 * Measures one task in a process of its own, so that none warms up or fills memory for another, and prints
 * its figures as JSON. Asked by run.ts.
 *
 *   node --expose-gc bench/measure.ts (task NAME | size POINTS) SCRATCH
 */
import { openCity } from './city.ts';
import { measureScale } from './scaling.ts';
import { TASKS } from './tasks.ts';

const [kind, name = '', scratch = ''] = process.argv.slice(2);
if (kind === 'size') console.log(JSON.stringify(measureScale(Number(name))));
else {
  const measure = TASKS[name];
  if (measure === undefined) throw new Error(`There is no task ${name}.`);
  console.log(JSON.stringify(await measure(openCity(scratch))));
}
