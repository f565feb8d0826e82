/** @typedef {import('../../kernel/src/language.ts').Bilingual} Bilingual */

/**
 * Says what is being set up. `step` announces something that takes a while and returns the words
 * for when it is done.
 *
 * @typedef {{ note(text: Bilingual): void, step(text: Bilingual): () => void }} Speaker
 */

/** @type {Speaker} */
export const sayOnStderr = {
  note(text) {
    process.stderr.write(`· ${text.zh} / ${text.en}\n`);
  },
  step(text) {
    const began = Date.now();
    process.stderr.write(`· ${text.zh}…… / ${text.en} …\n`);
    return () => {
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      process.stderr.write(`  ✓ ${seconds} s\n`);
    };
  },
};

/** @type {Speaker} */
export const sayNothing = { note() {}, step: () => () => {} };
