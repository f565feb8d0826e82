import { createContext, useContext } from 'react';
import type { Figures } from '../report/figures.ts';
import type { Palette } from '../report/palette.ts';
import type { Choice } from './choice.ts';
import type { OpenedComparison } from './opened-comparison.ts';
import type { CompareWords } from './words-zh.ts';

/** What every part of the page may read, and the one way to change it. */
export interface CompareView {
  readonly opened: OpenedComparison;
  readonly choice: Choice;
  readonly words: CompareWords;
  readonly figures: Figures;
  readonly palette: Palette;
  choose(change: Partial<Choice>): void;
}

const Context = createContext<CompareView | null>(null);

export const CompareProvider = Context.Provider;

export function useCompare(): CompareView {
  const view = useContext(Context);
  if (view === null) throw new Error('useCompare needs a CompareProvider above it.');
  return view;
}
