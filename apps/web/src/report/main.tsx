import { createRoot } from 'react-dom/client';
import 'maplibre-gl/dist/maplibre-gl.css';
import './styles/base.css';
import './styles/header.css';
import './styles/map.css';
import './styles/panel.css';
import './styles/curve.css';
import './styles/tables.css';
import './styles/matrix.css';
import './styles/area-page.css';
import './styles/service-chart.css';
import './styles/theme-maps.css';
import './styles/methods.css';
import './styles/sites.css';
import './styles/print.css';
import '../compare/compare.css';
import { ComparePage } from '../compare/compare-page.tsx';
import { openComparison } from '../compare/opened-comparison.ts';
import { openReport } from './report.ts';
import { ReportPage } from './report-page.tsx';
import { unpackReport } from './unpack.ts';
import { wordsIn } from './words.ts';

/** Before the data are open only the page itself tells the language. */
const words = wordsIn(document.documentElement.lang.startsWith('zh') ? 'zh' : 'en');

async function start(stage: HTMLElement): Promise<void> {
  stage.textContent = words.loading;
  const holder = document.getElementById('report-data');
  const data = await unpackReport(holder?.textContent ?? '');
  // the text is megabytes, and open now
  holder?.remove();
  stage.textContent = '';
  createRoot(stage).render(
    'comparison' in data ? (
      <ComparePage opened={openComparison(data)} />
    ) : (
      <ReportPage report={openReport(data)} />
    ),
  );
}

const stage = document.getElementById('report');
if (stage !== null) {
  start(stage).catch((fault: unknown) => {
    stage.textContent = `${words.broken} (${String(fault)})`;
  });
}
