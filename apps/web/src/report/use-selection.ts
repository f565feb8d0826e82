import { useCallback, useEffect, useRef, useState } from 'react';
import type { Report } from './report.ts';
import { type Camera, readSelection, type Selection, writeSelection } from './selection.ts';

/** The selection, read from the address at first and written back at each change. */
export function useSelection(report: Report) {
  const [selection, setSelection] = useState(() => readSelection(location.hash, report));
  const current = useRef(selection);
  const write = useCallback((next: Selection): void => {
    current.current = next;
    history.replaceState(null, '', writeSelection(next));
  }, []);
  const select = useCallback(
    (change: Partial<Selection>): void => {
      const next = { ...current.current, ...change };
      write(next);
      setSelection(next);
    },
    [write],
  );
  const rememberCamera = useCallback(
    (camera: Camera): void => write({ ...current.current, camera }),
    [write],
  );
  useEffect(() => {
    const onHashChange = (): void => {
      const next = readSelection(location.hash, report);
      current.current = next;
      setSelection(next);
    };
    addEventListener('hashchange', onHashChange);
    return () => removeEventListener('hashchange', onHashChange);
  }, [report]);
  return { selection, select, rememberCamera };
}
