/**
 * One sequential ramp for the walk, light to dark on paper and dark to light at night: the near
 * stays quiet, the far comes forward. Blues and greens for minutes, vermilion for what is missing:
 * the pair stays apart for every kind of colour vision (see the test).
 */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly quietInk: string;
  readonly halo: string;
  readonly street: string;
  readonly mainStreet: string;
  readonly stairs: string;
  readonly water: string;
  readonly green: string;
  readonly boundary: string;
  readonly veil: string;
  readonly gap: string;
  readonly gapInk: string;
  readonly facility: string;
  readonly pointEdge: string;
  readonly noData: string;
  /** One per cost class, near to far. */
  readonly walk: readonly string[];
  /** Lack of coverage: from none to all. */
  readonly lack: readonly string[];
}

export const DAY: Palette = {
  paper: '#f8f7f3',
  ink: '#1b1f23',
  quietInk: '#565c63',
  halo: '#fdfdfb',
  street: '#e3e0d9',
  mainStreet: '#d3cfc6',
  stairs: '#c4bfb4',
  water: '#dce7ec',
  green: '#e6ecdc',
  boundary: '#7a7f85',
  veil: '#f8f7f3',
  gap: '#c2370f',
  gapInk: '#ffffff',
  facility: '#15181b',
  pointEdge: 'rgba(20, 40, 60, 0.28)',
  noData: '#a7abb0',
  walk: ['#eceba8', '#a3d39b', '#4db0a4', '#2c7fb0', '#37489a', '#2a1355'],
  lack: ['#f9ebdf', '#f8d2b3', '#f2a87c', '#e57b4f', '#c94a22', '#8c2506'],
};

export const NIGHT: Palette = {
  paper: '#14181c',
  ink: '#eef0f1',
  quietInk: '#a9b1b8',
  halo: '#14181c',
  street: '#262c32',
  mainStreet: '#343b43',
  stairs: '#3f4750',
  water: '#1a2a36',
  green: '#1a2620',
  boundary: '#7d868e',
  veil: '#14181c',
  gap: '#ff8d63',
  gapInk: '#14181c',
  facility: '#ffffff',
  pointEdge: 'rgba(255, 255, 255, 0.22)',
  noData: '#6d757d',
  walk: ['#2b3b66', '#2d5f92', '#3888b3', '#66b2c8', '#a8d9d6', '#f1f8df'],
  lack: ['#20262b', '#4a2f25', '#7c4329', '#b25a31', '#e57b4f', '#ffb894'],
};

/** The step of the lack ramp for a coverage of 0 … 1. */
export function lackColour(coverage: number, palette: Palette): string {
  const steps = palette.lack.length;
  const step = Math.min(steps - 1, Math.floor((1 - coverage) * steps));
  return palette.lack[step] ?? palette.paper;
}

/** Black or white, whichever reads better on the colour. */
export function inkOn(background: string): string {
  const luminance = relativeLuminance(background);
  return (luminance + 0.05) / 0.058 > 1.05 / (luminance + 0.05) ? '#15181b' : '#ffffff';
}

/** Relative luminance of `#rrggbb` after WCAG 2. */
export function relativeLuminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
