import { useCallback, useEffect, useState } from 'react';
import type { Language } from '../report/words.ts';
import type { OpenedComparison } from './opened-comparison.ts';

export const MODES = ['difference', 'before', 'after'] as const;
export type Mode = (typeof MODES)[number];

/** What the reader looks at. It lives in the address, so that a link shows the same. */
export interface Choice {
  readonly language: Language;
  readonly scenario: string;
  readonly walker: string;
  readonly type: string;
  readonly band: string;
  /** id of an area, or `whole` */
  readonly area: string;
  readonly mode: Mode;
}

/** What is not known in this comparison falls back to its default. */
function readChoice(hash: string, { comparison, types, data }: OpenedComparison): Choice {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  const oneOf = <Text extends string>(
    name: string,
    known: readonly Text[],
    otherwise: Text,
  ): Text => known.find((value) => value === asked.get(name)) ?? otherwise;
  const { scenarios, walkers, bands, before } = comparison;
  const scenario = oneOf(
    'scenario',
    scenarios.map(({ id }) => id),
    scenarios[0]?.id ?? '',
  );
  const telling = tellingPair(comparison, scenario);
  const walker = oneOf(
    'walker',
    walkers.map(({ id }) => id),
    telling?.walker ?? walkers[0]?.id ?? '',
  );
  const type = oneOf(
    'type',
    types.map((one) => one.type),
    telling?.type ?? types[0]?.type ?? '',
  );
  return {
    language: oneOf<Language>('lang', ['zh', 'en'], data.language),
    scenario,
    walker,
    type,
    band: oneOf('band', ['total', ...bands.map(({ id }) => id)], 'total'),
    area: oneOf('area', ['whole', ...before.areas.map(({ id }) => id)], 'whole'),
    mode: oneOf<Mode>('mode', MODES, 'difference'),
  };
}

/** The walker and type whose coverage the scenario moves for most people. */
function tellingPair({ scenarios }: OpenedComparison['comparison'], id: string) {
  const own = scenarios.find((one) => one.id === id)?.differences ?? [];
  const moved = ({ gained, lost }: (typeof own)[number]): number =>
    (gained['total'] ?? 0) + (lost['total'] ?? 0);
  return own
    .filter(({ area }) => area === 'whole')
    .toSorted((a, b) => moved(b) - moved(a) || b.nearer + b.farther - a.nearer - a.farther)[0];
}

function writeChoice({ language, ...rest }: Choice): string {
  return `#${new URLSearchParams({ lang: language, ...rest })}`;
}

export function useChoice(opened: OpenedComparison) {
  const [choice, setChoice] = useState(() => readChoice(location.hash, opened));
  const choose = useCallback(
    (change: Partial<Choice>): void =>
      setChoice((now) => {
        const next = { ...now, ...change };
        history.replaceState(null, '', writeChoice(next));
        return next;
      }),
    [],
  );
  useEffect(() => {
    const onHashChange = (): void => setChoice(readChoice(location.hash, opened));
    addEventListener('hashchange', onHashChange);
    return () => removeEventListener('hashchange', onHashChange);
  }, [opened]);
  return { choice, choose };
}
