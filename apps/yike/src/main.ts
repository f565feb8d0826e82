import { type Language, Problem, placeText } from '@yike/kernel';
import type { Command, Given } from './command.ts';
import { readCommandLine } from './command-line.ts';
import { ASSESS } from './commands/assess.ts';
import { DEMO } from './commands/demo.ts';
import { STANDARDS } from './commands/standards.ts';
import { WALK } from './commands/walk.ts';
import { readConfig } from './config.ts';
import { commandHelp, programHelp } from './help.ts';

const COMMANDS: readonly Command[] = [ASSESS, WALK, STANDARDS, DEMO];
const INTERNAL_ERROR = 70;

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  let language = languageOf(args);
  try {
    const [name] = args;
    const command = COMMANDS.find((one) => one.name === name);
    if (command === undefined) return sayHelp(args, language);
    const given = readCommandLine(command, args.slice(1));
    language = languageGiven(given, language);
    if (given.has('help')) {
      console.log(commandHelp(command, language));
      return 0;
    }
    return await command.run(given, {
      language,
      isQuiet: given.has('quiet'),
      print: (line) => console.log(line),
      note: (line) => console.error(line),
    });
  } catch (error) {
    return sayProblem(error, language);
  }
}

/** Before the line is read: what `--lang` says if it stands anywhere, else the locale. */
function languageOf(args: readonly string[]): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = args[at]?.split('=')[1] ?? args[at + 1];
  return at >= 0 && (value === 'zh' || value === 'en') ? value : readConfig().language;
}

function languageGiven(given: Given, fallback: Language): Language {
  const value = given.one('lang');
  if (value === undefined) return fallback;
  if (value === 'zh' || value === 'en') return value;
  throw new Problem('option-invalid', {}, { option: '--lang', value, expected: 'zh | en' });
}

function sayHelp(args: readonly string[], language: Language): number {
  const [name] = args.filter((arg) => !arg.startsWith('-'));
  const isAsked = args.includes('--help') || args.includes('-h') || args.length === 0;
  if (name !== undefined && name !== 'help' && !isAsked) {
    throw new Problem('command-unknown', {}, { command: name });
  }
  console.log(programHelp(COMMANDS, language));
  return 0;
}

function sayProblem(error: unknown, language: Language): number {
  if (!(error instanceof Problem)) {
    console.error(error);
    return INTERNAL_ERROR;
  }
  const where = placeText(error.place)[language];
  const colon = language === 'zh' ? '：' : ': ';
  console.error(`${where === '' ? '' : `${where}${colon}`}${error.text[language]}`);
  console.error(`→ ${error.mend[language]}`);
  return error.exitCode;
}
