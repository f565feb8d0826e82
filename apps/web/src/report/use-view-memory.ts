import { useEffect, useRef } from 'react';
import { type Selection, VIEWS, type View } from './selection.ts';

const viewElementId = (view: View): string => `view-${view}`;

/** Brings a part of the page under the reader's eyes and the keyboard with it. */
export function goToView(view: View): void {
  const element = document.getElementById(viewElementId(view));
  element?.scrollIntoView({ block: 'start' });
  const heading = element?.querySelector<HTMLElement>('h2');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

/** Opens the page at the part the address names, and keeps the address with the part being read. */
export function useViewMemory(view: View, select: (change: Partial<Selection>) => void): void {
  const first = useRef(view);
  useEffect(() => {
    const top = VIEWS.find((one) => document.getElementById(viewElementId(one)) !== null);
    if (first.current !== top) goToView(first.current);
    const seen = new Map<string, boolean>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) seen.set(target.id, isIntersecting);
        const reading = VIEWS.find((one) => seen.get(viewElementId(one)) === true);
        if (reading !== undefined) select({ view: reading });
      },
      // the line a third down the window decides what is being read
      { rootMargin: '-33% 0px -66% 0px' },
    );
    for (const one of VIEWS) {
      const element = document.getElementById(viewElementId(one));
      if (element !== null) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [select]);
}
