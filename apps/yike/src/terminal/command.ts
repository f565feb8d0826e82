import type { Bilingual, Language } from '@yike/kernel';

/** One option of a command. Options may be repeated when `many`; `--a x y` is then two values. */
export interface CommandOption {
  readonly kind: 'one' | 'many' | 'flag';
  /** Stands for the value in the help: FILE, ID, N. */
  readonly value?: string;
  readonly isRequired?: boolean;
  /** Not required when this other option is given. */
  readonly unless?: string;
  readonly says: Bilingual;
}

/** The values given on the command line, by option name. */
export interface Given {
  one(name: string): string | undefined;
  many(name: string): readonly string[];
  has(name: string): boolean;
  /** Words that belong to no option. */
  readonly words: readonly string[];
}

/** Where lines go. */
export interface Terminal {
  /** A line for whoever asked, on standard output. */
  readonly print: (line: string) => void;
  /** A line beside the answer, on standard error. */
  readonly note: (line: string) => void;
  /** All that comes in on standard input. */
  readonly readInput: () => Promise<string>;
}

/** What a command may touch of the world. */
export interface Surroundings extends Terminal {
  readonly language: Language;
  readonly isQuiet: boolean;
  readonly databaseUrl: string | null;
  readonly keys: string | null;
  readonly signOnSecret: string | null;
}

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly says: Bilingual;
  readonly options: Readonly<Record<string, CommandOption>>;
  /** Words it takes besides options, for the help; null: none. */
  readonly words: Bilingual | null;
  /** Gives the exit code. */
  run(given: Given, surroundings: Surroundings): Promise<number>;
}

/** Options that every command has. */
export const COMMON_OPTIONS: Readonly<Record<string, CommandOption>> = {
  lang: { kind: 'one', value: 'zh|en', says: { zh: '语言', en: 'language' } },
  quiet: { kind: 'flag', says: { zh: '不显示进度', en: 'show no progress' } },
  help: { kind: 'flag', says: { zh: '显示本帮助', en: 'show this help' } },
};
