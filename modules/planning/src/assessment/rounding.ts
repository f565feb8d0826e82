/** Shares are told with four decimals. */
const roundShare = (share: number): number => Math.round(share * 1e4) / 1e4;

/** Heads, means and densities: three decimals are plenty, and sums stay exact enough to compare. */
export const roundFigure = (figure: number): number => Math.round(figure * 1e3) / 1e3;

export const roundMetres = (metres: number): number => Math.round(metres * 10) / 10;

/** Gaps are rounded up, to six decimals: nobody is told of a better one than was shown; null: not known. */
export const roundGap = (gap: number): number | null =>
  Number.isFinite(gap) ? Math.max(0, Math.ceil(gap * 1e6 - 1e-9)) / 1e6 : null;

/** Degrees with seven decimals, about a centimetre. */
export const roundDegrees = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

/** part ÷ whole with four decimals; null when there is nothing to share. */
export const shareOf = (part: number, whole: number): number | null =>
  whole > 0 ? roundShare(Math.min(1, part / whole)) : null;
