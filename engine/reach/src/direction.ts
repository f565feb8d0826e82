/** `away`: from the sources to everywhere; `towards`: from everywhere to the sources. */
export type Direction = 'away' | 'towards';
