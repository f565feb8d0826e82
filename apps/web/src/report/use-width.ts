import { type RefObject, useEffect, useRef, useState } from 'react';

/** The width of an element in CSS pixels, kept up to date: charts draw text at its true size. */
export function useWidth<T extends HTMLElement>(
  first: number,
): { readonly ref: RefObject<T | null>; readonly width: number } {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(200, element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
