/**
 * Measures one task in a process of its own, so that none warms up or fills memory for another, and prints
 * its figures as JSON. Asked by run.ts.
 *
 *   node --expose-gc bench/measure.ts (task NAME | platform NAME | size POINTS) SCRATCH
 */
import { openCity } from './city.ts';
import { measureScale } from './scaling.ts';
import { PLATFORM_TASKS, TASKS } from './tasks.ts';

const [kind, name = '', scratch = ''] = process.argv.slice(2);
if (kind === 'size') console.log(JSON.stringify(measureScale(Number(name))));
else if (kind === 'platform') console.log(JSON.stringify(await taskIn(PLATFORM_TASKS)()));
else console.log(JSON.stringify(await taskIn(TASKS)(openCity(scratch))));

function taskIn<Measure>(tasks: Readonly<Record<string, Measure>>): Measure {
  const measure = tasks[name];
  if (measure === undefined) throw new Error(`There is no task ${name}.`);
  return measure;
}
