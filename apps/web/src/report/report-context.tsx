import { createContext, useContext } from 'react';
import type { Figures } from './figures.ts';
import type { Palette } from './palette.ts';
import type { Report } from './report.ts';
import type { Camera, Selection } from './selection.ts';
import type { Words } from './words-zh.ts';

/** What every part of the page may read, and the one way to change it. */
export interface ReportView {
  readonly report: Report;
  readonly selection: Selection;
  readonly words: Words;
  readonly figures: Figures;
  readonly palette: Palette;
  select(change: Partial<Selection>): void;
  /** The map's place goes to the address only: nothing else on the page depends on it. */
  rememberCamera(camera: Camera): void;
}

const Context = createContext<ReportView | null>(null);

export const ReportProvider = Context.Provider;

export function useReport(): ReportView {
  const view = useContext(Context);
  if (view === null) throw new Error('useReport needs a ReportProvider above it.');
  return view;
}
