import { parseArgs } from 'node:util';
import { Problem } from '@yike/kernel';
import { COMMON_OPTIONS, type Command, type CommandOption, type Given } from './command.ts';

/**
 * Reads the words behind a command's name. A value may follow its option after a space or `=`; words
 * behind an option that takes many belong to it. Required options are checked unless help is asked.
 * @throws Problem `option-unknown`, `option-missing`, `option-repeated`, `option-invalid`
 */
export function readCommandLine(command: Command, args: readonly string[]): Given {
  const options = { ...command.options, ...COMMON_OPTIONS };
  const values = new Map<string, string[]>();
  const words: string[] = [];
  let open: string | null = null;
  for (const token of tokensOf(args, options)) {
    if (token.kind === 'positional') {
      if (open === null) words.push(token.value);
      else values.get(open)?.push(token.value);
    } else if (token.kind === 'option') {
      open = takeOption(command, options, token.name, token.rawName, token.value, values);
    }
  }
  if (words.length > 0 && command.words === null) {
    throw new Problem('word-unexpected', {}, { word: words[0] ?? '', command: command.name });
  }
  const given: Given = {
    one: (name) => values.get(name)?.at(-1),
    many: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
    words,
  };
  if (!given.has('help')) checkRequired(command, given);
  return given;
}

function tokensOf(args: readonly string[], options: Readonly<Record<string, CommandOption>>) {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { kind }]) => [
        name,
        { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: true },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  return tokens;
}

/** Notes an option; gives its name when further words belong to it. */
function takeOption(
  command: Command,
  options: Readonly<Record<string, CommandOption>>,
  name: string,
  rawName: string,
  value: string | undefined,
  values: Map<string, string[]>,
): string | null {
  const option = options[name];
  if (option === undefined) {
    throw new Problem('option-unknown', {}, { option: rawName, command: command.name });
  }
  const isBare = value === undefined || value.startsWith('--');
  if (option.kind !== 'flag' && isBare) {
    throw new Problem(
      'option-invalid',
      {},
      { option: rawName, value: '', expected: option.value ?? '' },
    );
  }
  const known = values.get(name) ?? [];
  values.set(name, known);
  if (option.kind === 'one' && known.length > 0) {
    throw new Problem('option-repeated', {}, { option: rawName });
  }
  if (value !== undefined) known.push(value);
  return option.kind === 'many' ? name : null;
}

function checkRequired(command: Command, given: Given): void {
  for (const [name, { isRequired, unless }] of Object.entries(command.options)) {
    if (unless !== undefined && given.has(unless)) continue;
    if (isRequired === true && !given.has(name)) {
      throw new Problem('option-missing', {}, { option: `--${name}`, command: command.name });
    }
  }
}

/** A number an option was given. @throws Problem `option-invalid` when it is out of bounds or none */
export function numberOption(
  given: Given,
  name: string,
  fallback: number,
  least: number,
  most: number,
): number {
  const text = given.one(name);
  if (text === undefined) return fallback;
  const value = Number(text.replace('%', ''));
  if (text.trim() !== '' && value >= least && value <= most) return value;
  throw new Problem(
    'option-invalid',
    {},
    { option: `--${name}`, value: text, expected: `${least} … ${most}` },
  );
}

/** The one word that a command takes. @throws Problem `option-missing`, `word-unexpected` */
export function onlyWord({ words }: Given, command: string, name: string): string {
  const [word, extra] = words;
  if (word === undefined) throw new Problem('option-missing', {}, { option: name, command });
  if (extra !== undefined) throw new Problem('word-unexpected', {}, { word: extra, command });
  return word;
}
