/** @typedef {import('../../kernel/src/language.ts').Bilingual} Bilingual */

/** Set-up cannot go on, and this is what the user is told: what happened and how to mend it. */
export class SetUpFailure extends Error {
  /**
   * @param {Bilingual} text what happened
   * @param {Bilingual} mend what the user can do
   * @param {string} [detail] the last words of the program that failed, as it said them
   */
  constructor(text, mend, detail = '') {
    super(text.en);
    this.name = 'SetUpFailure';
    this.text = text;
    this.mend = mend;
    this.detail = detail;
  }

  /** All of it, as printed. */
  tell() {
    const detail = this.detail === '' ? '' : `${this.detail.replaceAll(/^/gm, '    ')}\n`;
    return (
      `${detail}✗ ${this.text.zh}\n  ${this.mend.zh}\n` + `✗ ${this.text.en}\n  ${this.mend.en}\n`
    );
  }
}

/** For a folder of ours that cannot be written. @param {string} folder @param {unknown} cause */
export function cannotWrite(folder, cause) {
  return new SetUpFailure(
    {
      zh: `需要准备运行环境，但无法写入 ${folder}`,
      en: `something has to be set up, but ${folder} cannot be written`,
    },
    {
      zh: '请把项目复制到可写的文件夹，或由有写权限的用户先运行一次。',
      en: 'Copy the project to a folder you can write to, or let somebody who can write there run it once.',
    },
    cause instanceof Error ? cause.message : String(cause),
  );
}
