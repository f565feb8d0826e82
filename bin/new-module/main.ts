// Begins a module: `npm run new-module -- noticeboard notice 公告`. docs/guides/add-a-module.md goes on.
import { ROOT } from '../setup/launch.mjs';
import { runNpm } from '../setup/npm-command.mjs';
import { runProgram } from '../setup/run-program.mjs';
import { SetUpFailure } from '../setup/set-up-failure.mjs';
import type { ModuleNames } from './guide-files.ts';
import { writeModule } from './write-module.ts';

const USAGE = `用法 / usage: npm run new-module -- MODULE NOUN 中文 [PLURAL]
  MODULE, NOUN, PLURAL   小写英文字母 / small English letters: noticeboard notice
  中文                   NOUN 的中文 / the noun in Chinese: 公告
`;
const ENGLISH = /^[a-z]+$/;
const CHINESE = /^\p{Script=Han}+$/u;

async function begin(names: ModuleNames): Promise<void> {
  const files = await writeModule(ROOT, names);
  const formatted = files.filter((file) => /\.(ts|cjs|json)$/.test(file));
  say('· npm install …\n');
  await runNpm(process.execPath, ROOT, ['install']);
  await run('bin/complete-lock.mjs');
  await run('node_modules/@biomejs/biome/bin/biome', 'check', '--write', ...formatted);
  say('· npm run tables …\n');
  await run('bin/write-table-types.ts');
  say(
    `${files.join('\n')}\n\nnpm test -- ${names.module} all-routes module-schemas architecture\n`,
  );
}

async function run(...programArguments: readonly string[]): Promise<void> {
  const { exitCode, output } = await runProgram(process.execPath, programArguments, { cwd: ROOT });
  if (exitCode !== 0) throw new Error(`${programArguments[0]}: ${output}`);
}

function say(text: string): void {
  process.stdout.write(text);
}

const [module = '', noun = '', chinese = '', plural = `${noun}s`] = process.argv.slice(2);
if ([module, noun, plural].every((word) => ENGLISH.test(word)) && CHINESE.test(chinese)) {
  await begin({ module, noun, plural, chinese }).catch((error: Error) => {
    process.stderr.write(error instanceof SetUpFailure ? error.tell() : `${error.message}\n`);
    process.exitCode = 69;
  });
} else {
  process.stderr.write(USAGE);
  process.exitCode = 64;
}
