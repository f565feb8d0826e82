import type { ReactNode } from 'react';
import { areaNounKey } from './area-noun.ts';
import { PageTools } from './page-tools.tsx';
import { useReport } from './report-context.tsx';
import { ViewLinks } from './selection-bar.tsx';
import { goToView } from './use-view-memory.ts';
import { verdictSentences } from './verdict.ts';
import { markIn } from './verification-mark.ts';
import { nameIn } from './words.ts';

export function ReportHeader() {
  const { report, selection, words, figures, select } = useReport();
  const { summary } = report;
  const [first, ...more] = verdictSentences(report, selection.walker, selection.language, figures);
  const walkerName = nameIn(selection.language, report.getWalker(selection.walker));
  return (
    <header className="report-header">
      <button type="button" className="skip" onClick={() => goToView('map')}>
        {words.skip}
      </button>
      {summary.fictional && <p className="fictional">{words.fictional}</p>}
      <div className="masthead">
        <p className="kicker">{words.kicker}</p>
        <PageTools
          language={selection.language}
          words={words}
          onLanguage={(language) => select({ language })}
        />
      </div>
      <div className="lead">
        <div>
          <h1>{summary.title}</h1>
          <div className="verdict" aria-live="polite">
            <p className="verdict-first">
              {first} <span className="verdict-walker">{words.forWalker(walkerName)}</span>
            </p>
            {more.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        </div>
        <Facts />
      </div>
      <ViewLinks />
    </header>
  );
}

function Facts() {
  const { report, selection, words, figures } = useReport();
  const { summary } = report;
  const { language } = selection;
  const noun = words.areaNouns[areaNounKey(summary.areas.map(({ name }) => name))];
  const date = summary.network.dataTime?.slice(0, 10) ?? words.dateUnknown;
  return (
    <dl className="facts">
      <Fact label={words.population} value={figures.count(summary.people.total)} />
      {summary.areas.length > 1 && (
        <Fact label={words.areasCount(noun)} value={figures.count(summary.areas.length)} />
      )}
      <Fact label={words.facilitiesUsed} value={figures.count(summary.facilities.used)} />
      <Fact
        label={words.standard}
        value={nameIn(language, summary.standard)}
        note={[
          words.standardVersion(summary.standard.version),
          markIn(summary, summary.standard.verification, language),
          ...(summary.standard.tierRule.ownDefinition ? [words.tierRuleOwn] : []),
        ].join(language === 'zh' ? '；' : '; ')}
      />
      <Fact label={words.networkDate} value={date} />
      {summary.at !== null && (
        <Fact label={words.gateMoment} value={summary.at.replace('T', ' ').slice(0, 16)} />
      )}
    </dl>
  );
}

function Fact(props: {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: string;
}) {
  return (
    <div className={props.note === undefined ? 'fact' : 'fact fact-long'}>
      <dt>{props.label}</dt>
      <dd>
        {props.value}
        {props.note !== undefined && <small>{props.note}</small>}
      </dd>
    </div>
  );
}
