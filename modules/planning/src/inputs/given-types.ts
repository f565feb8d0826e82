import type { Crosswalk } from '@yike/standards';

/** Types that the user's own words name, and the words that name none. */
export interface GivenTypes {
  readonly slugs: readonly string[];
  readonly unknown: readonly string[];
}

/**
 * Reads lists such as `社区食堂、托育`, `pharmacy|clinic` or `药店`: each word by itself, as a slug or the
 * name of a type. With `byKeyword` a word that is no name may still tell by what it contains (托育).
 */
export class GivenTypeReader {
  readonly #crosswalk: Crosswalk;
  readonly #known = new Map<string, readonly string[]>();

  constructor(crosswalk: Crosswalk) {
    this.#crosswalk = crosswalk;
  }

  read(text: string, separators: RegExp, byKeyword: boolean): GivenTypes {
    const slugs = new Set<string>();
    const unknown: string[] = [];
    for (const part of text.split(separators)) {
      const word = part.trim();
      if (word === '') continue;
      const types = this.#typesOf(word, byKeyword);
      for (const type of types) slugs.add(type);
      if (types.length === 0) unknown.push(word);
    }
    return { slugs: [...slugs], unknown };
  }

  #typesOf(word: string, byKeyword: boolean): readonly string[] {
    const key = `${byKeyword} ${word}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const named = this.#classify('', [word]);
    const types = named.length > 0 || !byKeyword ? named : this.#classify(word, []);
    this.#known.set(key, types);
    return types;
  }

  #classify(name: string, givenTypes: readonly string[]): readonly string[] {
    const nothing = { amapCodes: [], amapTypePath: null, gbt4754: null, osmTags: null };
    return this.#crosswalk.classify({ ...nothing, name, givenTypes }).types;
  }
}
