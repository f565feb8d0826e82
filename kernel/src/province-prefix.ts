/**
 * The first two digits of GB/T 2260: a province, autonomous region, municipality or special
 * administrative region. 83 stands for holders of a residence permit from Taiwan.
 */
const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);

export function isProvincePrefix(digits: string): boolean {
  return PROVINCES.has(digits);
}
