import type { Language } from '@yike/kernel';

/** The first of our two languages that `Accept-Language` likes; Chinese unless it asks for English. */
export function requestLanguage(header: string | undefined): Language {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
    const quality = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean);
    return { language: tag.slice(0, 2), quality: Number(quality ?? 1) };
  });
  const ours = wishes.filter(({ language }) => language === 'zh' || language === 'en');
  const [first] = ours.sort((a, b) => b.quality - a.quality);
  return first?.language === 'en' && first.quality > 0 ? 'en' : 'zh';
}
