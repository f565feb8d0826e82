import type { AgeProfileName } from './drawing.ts';

export const AGE_BANDS = [
  '0–2岁',
  '3–6岁',
  '7–14岁',
  '15–59岁',
  '60–69岁',
  '70–79岁',
  '80岁及以上',
] as const;

/** Shares of the seven bands; invented, in the order of `AGE_BANDS`, each row sums to one. */
export const AGE_PROFILES: Record<AgeProfileName, readonly number[]> = {
  'old-lanes': [0.012, 0.018, 0.045, 0.5, 0.215, 0.135, 0.075],
  workers: [0.015, 0.022, 0.052, 0.53, 0.205, 0.12, 0.056],
  mixed: [0.021, 0.034, 0.073, 0.652, 0.125, 0.065, 0.03],
  family: [0.032, 0.055, 0.11, 0.665, 0.08, 0.04, 0.018],
  'new-town': [0.052, 0.085, 0.135, 0.655, 0.045, 0.02, 0.008],
  hillside: [0.009, 0.014, 0.035, 0.452, 0.25, 0.155, 0.085],
};
