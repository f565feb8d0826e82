import type { Bilingual } from '@yike/kernel';

/** What people call a site: its name, else the nearest street and its area, else its id. */
export function siteLabel(
  name: string,
  id: string,
  street: string | null,
  areaName: string | undefined,
): Bilingual {
  if (name !== '') return { zh: name, en: name };
  const where = [areaName ?? '', street ?? ''].filter((part) => part !== '');
  if (where.length === 0) return { zh: id, en: id };
  return { zh: where.join(''), en: where.reverse().join(', ') };
}
