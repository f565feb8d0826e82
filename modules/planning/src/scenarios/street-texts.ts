import type { tellStretches } from '@yike/engine-network';
import type { Bilingual } from '@yike/kernel';
import type { AddPath, PutUpGate, StreetKind } from './scenario.ts';

type StretchesTold = ReturnType<typeof tellStretches>;

const KIND: Readonly<Record<StreetKind, Bilingual>> = {
  path: { zh: '步行道', en: 'path' },
  stairs: { zh: '台阶', en: 'stairs' },
  ramp: { zh: '坡道', en: 'ramp' },
};

export function closedText(told: StretchesTold, count: number): Bilingual {
  const { zh, en } = stretchText(told, count);
  return { zh: `封闭${zh}`, en: `close ${en}` };
}

export function rebuiltText(
  told: StretchesTold,
  count: number,
  kind: StreetKind,
  inclinePermille: number,
): Bilingual {
  const { zh, en } = stretchText(told, count);
  const slope = slopeText(inclinePermille);
  return {
    zh: `把${zh}改为${KIND[kind].zh}${slope.zh}`,
    en: `rebuild ${en} as ${kind === 'stairs' ? '' : 'a '}${KIND[kind].en}${slope.en}`,
  };
}

export function liftText(stairs: StretchesTold): Bilingual {
  const span = stairs.ends === null ? { zh: '', en: '' } : spanText(stairs.ends);
  const metres = Math.round(stairs.metres);
  const names = stairs.names.map(quoted);
  const named = {
    zh: names.length === 0 ? '台阶' : `${names.map(({ zh }) => zh).join('、')}的台阶`,
    en: names.length === 0 ? 'stairs' : `the stairs of ${names.map(({ en }) => en).join(', ')}`,
  };
  return {
    zh: `在${named.zh}（${span.zh === '' ? '' : `${span.zh}，`}${metres} 米）旁加装电梯`,
    en: `build a lift beside ${named.en}${span.en} (${metres} m)`,
  };
}

/** @param joined the streets at both ends, and the metres to them */
export function pathText(
  { name, kind, inclinePermille }: AddPath,
  metres: number,
  joined: readonly { readonly name: string; readonly metres: number }[],
): Bilingual {
  const ends = joined.map((end) => ({
    zh: `${quoted(end.name).zh}${end.metres < 1 ? '' : `（离所给位置 ${Math.round(end.metres)} 米）`}`,
    en: `${quoted(end.name).en}${end.metres < 1 ? '' : ` (${Math.round(end.metres)} m from the position given)`}`,
  }));
  const slope = slopeText(inclinePermille);
  const [start, end] = ends;
  return {
    zh: `新修${KIND[kind].zh}${name === '' ? '' : `“${name}”`}${slope.zh} ${Math.round(metres)} 米，从${start?.zh}到${end?.zh}`,
    en: `lay ${kind === 'stairs' ? '' : 'a '}${KIND[kind].en}${name === '' ? '' : ` "${name}"`}${slope.en} of ${Math.round(metres)} m from ${start?.en} to ${end?.en}`,
  };
}

export function gateText(street: string, kind: PutUpGate['kind']): Bilingual {
  const on = quoted(street);
  return kind === 'locked'
    ? { zh: `在${on.zh}上设门，不得通行`, en: `put a locked gate up on ${on.en}` }
    : {
        zh: `在${on.zh}上设转闸，轮椅和婴儿车不能通过`,
        en: `put a turnstile up on ${on.en}: nothing on wheels passes`,
      };
}

/** @param gates their names, or numbers where they have none */
export function openedGatesText(gates: readonly string[]): Bilingual {
  const names = gates.map(quoted);
  return {
    zh: `打开${names.map(({ zh }) => zh).join('、')}`,
    en: `open ${names.map(({ en }) => en).join(', ')}`,
  };
}

/** @param streets where the gates stand */
export function openedText(streets: readonly string[], count: number): Bilingual {
  const names = streets.map(quoted);
  const at = names.length === 0 ? [quoted('')] : names;
  return {
    zh: `打开${at.map(({ zh }) => zh).join('、')}处的门${count === 1 ? '' : `，共 ${count} 处`}`,
    en: `open ${count === 1 ? 'the gate' : `${count} gates`} at ${at.map(({ en }) => en).join(', ')}`,
  };
}

/** Names, junctions, number and metres of stretches, so that nobody need guess which are meant. */
function stretchText({ names, ends, metres }: StretchesTold, count: number): Bilingual {
  const all = names.length === 0 ? [quoted('')] : names.map(quoted);
  const span = ends === null ? { zh: '', en: '' } : spanText(ends);
  const length = Math.round(metres);
  return {
    zh: `${all.map(({ zh }) => zh).join('、')}${span.zh}（${count} 段，${length} 米）`,
    en: `${all.map(({ en }) => en).join(', ')}${span.en} (${count} ${count === 1 ? 'stretch' : 'stretches'}, ${length} m)`,
  };
}

function spanText([from, to]: readonly [readonly string[], readonly string[]]): Bilingual {
  if (from.length === 0 && to.length === 0) return { zh: '', en: '' };
  const zh = (names: readonly string[]): string =>
    names.length === 0 ? '街道尽头或无名路口' : `${names.join('、')}路口`;
  const en = (names: readonly string[]): string =>
    names.length === 0 ? 'its end or a nameless junction' : names.join(', ');
  return { zh: `从${zh(from)}到${zh(to)}`, en: ` from ${en(from)} to ${en(to)}` };
}

function slopeText(inclinePermille: number): Bilingual {
  if (inclinePermille === 0) return { zh: '', en: '' };
  const percent = Math.abs(inclinePermille) / 10;
  return { zh: `（坡度 ${percent}%）`, en: ` with a slope of ${percent} %` };
}

const quoted = (name: string): Bilingual =>
  name === '' ? { zh: '无名路', en: 'a nameless street' } : { zh: `“${name}”`, en: `"${name}"` };
