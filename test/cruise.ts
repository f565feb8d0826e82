import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../bin/setup/launch.mjs';
import { runProgram } from '../bin/setup/run-program.mjs';

/** What dependency-cruiser found in a tree: paths are from its root. */
export interface Cruise {
  readonly modules: readonly {
    readonly source: string;
    readonly dependencies: readonly { readonly module: string; readonly resolved: string }[];
  }[];
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

export const CONFIGURATION = '.dependency-cruiser.cjs';

/** Follows every import below some folders of a tree, under our own rules. */
export async function cruise(root: string, folders: readonly string[]): Promise<Cruise> {
  if (root !== ROOT) {
    await cp(join(ROOT, CONFIGURATION), join(root, CONFIGURATION));
    await cp(join(ROOT, 'tsconfig.json'), join(root, 'tsconfig.json'));
  }
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const { output } = await runProgram(
    process.execPath,
    [program, '--config', CONFIGURATION, '--output-type', 'json', ...folders],
    { cwd: root },
  );
  try {
    return JSON.parse(output);
  } catch {
    throw new Error(`dependency-cruiser said:\n${output}`);
  }
}

/** All our rules by name, each with the sentence to read when it is broken. */
export function readRules(): ReadonlyMap<string, string> {
  const configuration: { forbidden: { name: string; comment: string }[] } = createRequire(
    import.meta.url,
  )(join(ROOT, CONFIGURATION));
  return new Map(configuration.forbidden.map(({ name, comment }) => [name, comment]));
}
