import { startTransition, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { AreaMatrix } from './area-matrix.tsx';
import { AreaPage } from './area-page.tsx';
import { figuresIn } from './figures.ts';
import { GapTable } from './gap-table.tsx';
import { MapSection } from './map-section.tsx';
import { MethodsSection } from './methods-section.tsx';
import type { Report } from './report.ts';
import { ReportProvider, type ReportView, useReport } from './report-context.tsx';
import { ReportHeader } from './report-header.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { ServiceChart } from './service-chart.tsx';
import { SitesSection } from './sites/sites-section.tsx';
import { ThemeMaps } from './theme-maps.tsx';
import { usePalette } from './use-palette.ts';
import { useSelection } from './use-selection.ts';
import { useViewMemory } from './use-view-memory.ts';
import { wordsIn } from './words.ts';

export function ReportPage({ report }: { readonly report: Report }) {
  const { selection, select, rememberCamera } = useSelection(report);
  const palette = usePalette();
  const view = useMemo(
    (): ReportView => ({
      report,
      selection,
      select,
      rememberCamera,
      palette,
      words: wordsIn(selection.language),
      figures: figuresIn(selection.language),
    }),
    [report, selection, select, rememberCamera, palette],
  );
  useEffect(() => {
    document.documentElement.lang = view.words.htmlLanguage;
  }, [view.words]);
  // what lies below the first screen comes after it, and follows each choice a moment later
  const [isFirstScreen, setFirstScreen] = useState(true);
  useEffect(() => startTransition(() => setFirstScreen(false)), []);
  const later = useDeferredValue(view);
  return (
    <ReportProvider value={view}>
      <ReportHeader />
      <SelectionBar />
      <main>
        {report.data.sites !== undefined && <SitesSection data={report.data.sites} />}
        <MapSection />
        {!isFirstScreen && (
          <ReportProvider value={later}>
            <FurtherParts />
          </ReportProvider>
        )}
      </main>
    </ReportProvider>
  );
}

function FurtherParts() {
  const { selection, select } = useReport();
  useViewMemory(selection.view, select);
  return (
    <>
      <section id="view-areas" aria-labelledby="areas-title">
        <AreaMatrix />
        <AreaPage />
      </section>
      <section id="view-services" aria-labelledby="services-title">
        <ServiceChart />
        <ThemeMaps />
      </section>
      <GapTable />
      <MethodsSection />
    </>
  );
}
