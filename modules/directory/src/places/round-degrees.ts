/** Degrees as we keep them: seven decimals, a centimetre. */
export const roundDegrees = (degrees: number): number => Math.round(degrees * 1e7) / 1e7 + 0;
