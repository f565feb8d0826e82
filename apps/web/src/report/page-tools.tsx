import type { Language } from './words.ts';

/** The other language, and paper. */
export function PageTools(props: {
  readonly language: Language;
  readonly words: { readonly otherLanguage: string; readonly print: string };
  readonly onLanguage: (language: Language) => void;
}) {
  const other = props.language === 'zh' ? 'en' : 'zh';
  return (
    <div className="page-tools">
      <button
        type="button"
        lang={other === 'en' ? 'en' : 'zh-CN'}
        onClick={() => props.onLanguage(other)}
      >
        {props.words.otherLanguage}
      </button>
      <button type="button" onClick={() => print()}>
        {props.words.print}
      </button>
    </div>
  );
}
