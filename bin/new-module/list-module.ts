import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A list in which every module stands. */
interface Listing {
  readonly file: string;
  /** How the list begins, and what follows its last entry. */
  readonly from: string;
  readonly to: string;
  readonly entry: string;
  /** Goes to the head of the file. */
  readonly importing?: string;
}

const PROGRAM = 'apps/yike/package.json';

/**
 * Enters a module wherever modules are listed, and lets it ask territory. Gives the files changed.
 * @throws when a list is not where it was
 */
export async function listModule(root: string, module: string): Promise<readonly string[]> {
  const listings = listingsOf(module);
  for (const listing of listings) {
    await change(join(root, listing.file), (text) => enter(text, listing));
  }
  await change(join(root, PROGRAM), (text) => depend(text, `@yike/${module}`));
  return [...listings.map(({ file }) => file), PROGRAM];
}

function listingsOf(module: string): readonly Listing[] {
  const capitals = module.toUpperCase();
  return [
    {
      file: '.dependency-cruiser.cjs',
      from: 'const MAY_ASK = {',
      to: '};',
      entry: `  ${module}: ['territory'],\n`,
    },
    {
      file: 'kernel/src/problem-table.ts',
      from: 'export const PROBLEM_TABLE = {',
      to: '} satisfies',
      entry: `  ...${capitals}_PROBLEMS,\n`,
      importing: `import { ${capitals}_PROBLEMS } from './problem-table/${module}.ts';\n`,
    },
    {
      file: 'apps/yike/src/platform/module-schemas.ts',
      from: 'MODULE_SCHEMAS: readonly ModuleSchema[] = [',
      to: '];',
      entry: `  ${capitals},\n`,
      importing: `import { ${capitals} } from '@yike/${module}';\n`,
    },
    {
      file: 'apps/yike/src/platform/routes.ts',
      from: 'export function allRoutes',
      to: '  ];',
      entry: `    ...${capitals}_ROUTES,\n`,
      importing: `import { ${capitals}_ROUTES } from './http/routes/${module}.ts';\n`,
    },
  ];
}

function enter(text: string, { file, from, to, entry, importing = '' }: Listing): string {
  // MAY_ASK foresees some modules; what they may ask was thought about
  const [name] = entry.split('[');
  if (text.includes(`\n${name}`)) return text;
  const begin = text.indexOf(from);
  const end = text.indexOf(`\n${to}`, begin) + 1;
  if (begin < 0 || end === 0) throw new Error(`${file}: no list from “${from}” to “${to}”`);
  return importing + text.slice(0, end) + entry + text.slice(end);
}

function depend(text: string, name: string): string {
  const manifest = JSON.parse(text) as { dependencies: Record<string, string> };
  const dependencies = Object.entries({ ...manifest.dependencies, [name]: '0.1.0' }).sort(
    ([one], [other]) => (one < other ? -1 : 1),
  );
  const changed = { ...manifest, dependencies: Object.fromEntries(dependencies) };
  return `${JSON.stringify(changed, null, 2)}\n`;
}

async function change(file: string, work: (text: string) => string): Promise<void> {
  await writeFile(file, work(await readFile(file, 'utf8')));
}
