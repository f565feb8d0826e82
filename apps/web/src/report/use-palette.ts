import { useSyncExternalStore } from 'react';
import { DAY, NIGHT, type Palette } from './palette.ts';

const NIGHT_QUERY = '(prefers-color-scheme: dark)';
let isPrinting = false;

function subscribe(onChange: () => void): () => void {
  const dark = matchMedia(NIGHT_QUERY);
  const beforePrint = (): void => {
    isPrinting = true;
    onChange();
  };
  const afterPrint = (): void => {
    isPrinting = false;
    onChange();
  };
  dark.addEventListener('change', onChange);
  addEventListener('beforeprint', beforePrint);
  addEventListener('afterprint', afterPrint);
  return () => {
    dark.removeEventListener('change', onChange);
    removeEventListener('beforeprint', beforePrint);
    removeEventListener('afterprint', afterPrint);
  };
}

/** Night colours where the reader's system is dark; paper is always day. */
export function usePalette(): Palette {
  const isNight = useSyncExternalStore(
    subscribe,
    () => !isPrinting && matchMedia(NIGHT_QUERY).matches,
  );
  return isNight ? NIGHT : DAY;
}
