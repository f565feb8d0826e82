import type { ReactNode } from 'react';

/** Holds what is wider or taller than its place; the keyboard must be able to reach and move it. */
export function Scroller(props: {
  readonly labelledBy: string;
  readonly isTall?: boolean;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for choices, and this is a table's frame
    <div
      role="group"
      className={props.isTall === true ? 'scroller scroller-tall' : 'scroller'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the arrow keys cannot scroll it
      tabIndex={0}
      aria-labelledby={props.labelledBy}
    >
      {props.children}
    </div>
  );
}
