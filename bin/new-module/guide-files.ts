/** How the module, what it keeps and its Chinese word are called. */
export interface ModuleNames {
  readonly module: string;
  readonly noun: string;
  readonly plural: string;
  readonly chinese: string;
}

/** What the module of the guide calls them. */
const OF_THE_GUIDE: ModuleNames = {
  module: 'noticeboard',
  noun: 'notice',
  plural: 'notices',
  chinese: '公告',
};

/**
 * The files that the guide shows, path and text, under other names.
 * @throws when two of them would be one
 */
export function filesOfGuide(guide: string, names: ModuleNames): ReadonlyMap<string, string> {
  const blocks = guide.matchAll(/^```\w+ (\S+\.\w+)\n(.*?)^```$/gms);
  const files = new Map<string, string>();
  for (const [, path = '', text = ''] of blocks) {
    const own = rename(path, names);
    if (files.has(own))
      throw new Error(`${own}: 两个文件同名，换一个词 / two files, choose other words`);
    files.set(own, rename(text, names));
  }
  return files;
}

/** `noticeboard`, `Notice`, `NOTICES` …: the longest first, for they hold each other. */
const WORDS = ['module', 'plural', 'noun', 'chinese'] as const;
const ANY_WORD = new RegExp(WORDS.map((word) => OF_THE_GUIDE[word]).join('|'), 'gi');

function rename(text: string, names: ModuleNames): string {
  return text.replaceAll(ANY_WORD, (found) => {
    const word = WORDS.find((one) => OF_THE_GUIDE[one] === found.toLowerCase());
    return word === undefined ? found : inCaseOf(found, names[word]);
  });
}

function inCaseOf(found: string, name: string): string {
  if (/^[A-Z]{2}/.test(found)) return name.toUpperCase();
  return /^[A-Z]/.test(found) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
