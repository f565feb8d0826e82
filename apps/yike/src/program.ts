import { type Language, Problem, placeText } from '@yike/kernel';
import { ASSESS } from './commands/assess.ts';
import { AUDIT } from './commands/audit.ts';
import { BACKUP } from './commands/backup.ts';
import { CATCHMENT } from './commands/catchment.ts';
import { CIRCLES } from './commands/circles.ts';
import { COMPARE } from './commands/compare.ts';
import { DEMO } from './commands/demo.ts';
import { EXPORT } from './commands/export.ts';
import { IMPORT } from './commands/import.ts';
import { ISOCHRONE } from './commands/isochrone.ts';
import { KEYS } from './commands/keys.ts';
import { MIGRATE } from './commands/migrate.ts';
import { RESTORE } from './commands/restore.ts';
import { SERVE } from './commands/serve.ts';
import { SITE } from './commands/site.ts';
import { SSO } from './commands/sso.ts';
import { STANDARDS } from './commands/standards.ts';
import { USER } from './commands/user.ts';
import { WALK } from './commands/walk.ts';
import type { Config } from './config.ts';
import type { Command, Given, Terminal } from './terminal/command.ts';
import { readCommandLine } from './terminal/command-line.ts';
import { commandHelp, programHelp } from './terminal/help.ts';

const COMMANDS: readonly Command[] = [
  ASSESS,
  COMPARE,
  CIRCLES,
  SITE,
  CATCHMENT,
  ISOCHRONE,
  WALK,
  STANDARDS,
  DEMO,
  SERVE,
  USER,
  SSO,
  KEYS,
  AUDIT,
  IMPORT,
  EXPORT,
  MIGRATE,
  BACKUP,
  RESTORE,
];
const INTERNAL_ERROR = 70;

/**
 * Runs the command that the words name and gives the exit code: 0, 64 for a wrong command, 65 for
 * wrong data, 69 for the machine, 70 for a fault of ours.
 *
 * @param config its language counts unless `--lang` says otherwise
 */
export async function runProgram(
  args: readonly string[],
  terminal: Terminal,
  config: Config,
): Promise<number> {
  let language = languageOf(args, config.language);
  try {
    const [name] = args;
    const command = COMMANDS.find((one) => one.name === name);
    if (command === undefined) return sayHelp(args, terminal, language);
    const given = readCommandLine(command, args.slice(1));
    language = languageGiven(given, language);
    if (given.has('help')) {
      terminal.print(commandHelp(command, language));
      return 0;
    }
    return await command.run(given, {
      language,
      databaseUrl: config.databaseUrl,
      keys: config.keys,
      signOnSecret: config.signOnSecret,
      isQuiet: given.has('quiet'),
      ...terminal,
    });
  } catch (error) {
    return sayProblem(error, terminal, language);
  }
}

/** Before the line is read: what `--lang` says if it stands anywhere, else the locale. */
function languageOf(args: readonly string[], locale: Language): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = args[at]?.split('=')[1] ?? args[at + 1];
  return at >= 0 && (value === 'zh' || value === 'en') ? value : locale;
}

function languageGiven(given: Given, fallback: Language): Language {
  const value = given.one('lang');
  if (value === undefined) return fallback;
  if (value === 'zh' || value === 'en') return value;
  throw new Problem('option-invalid', {}, { option: '--lang', value, expected: 'zh | en' });
}

function sayHelp(args: readonly string[], { print }: Terminal, language: Language): number {
  const [name] = args.filter((arg) => !arg.startsWith('-'));
  const isAsked = args.includes('--help') || args.includes('-h') || args.length === 0;
  if (name !== undefined && name !== 'help' && !isAsked) {
    throw new Problem('command-unknown', {}, { command: name });
  }
  print(programHelp(COMMANDS, language));
  return 0;
}

function sayProblem(error: unknown, { note }: Terminal, language: Language): number {
  if (!(error instanceof Problem)) {
    note(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return INTERNAL_ERROR;
  }
  const where = placeText(error.place)[language];
  const colon = language === 'zh' ? '：' : ': ';
  note(`${where === '' ? '' : `${where}${colon}`}${error.text[language]}`);
  note(`→ ${error.mend[language]}`);
  return error.exitCode;
}
