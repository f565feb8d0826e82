import { useMemo } from 'react';
import { CoveragePanel } from './coverage-panel.tsx';
import { Legend } from './legend.tsx';
import { mapScene } from './map/map-scene.ts';
import { MapView } from './map/map-view.tsx';
import { useReport } from './report-context.tsx';
import { nameIn, shortNameIn } from './words.ts';

export function MapSection() {
  const { report, selection, words } = useReport();
  const { walker, type, band, area, gap, language } = selection;
  const scene = useMemo(
    () => mapScene(report, { walker, type, band, area, gap }),
    [report, walker, type, band, area, gap],
  );
  const typeRow = report.findType(type);
  const typeName = typeRow === undefined ? type : shortNameIn(language, typeRow);
  const who = report.getWalker(walker);
  return (
    <section id="view-map" className="map-section" aria-labelledby="map-title">
      <figure className="map-figure">
        <h2 id="map-title">
          {who.unit === 'metres'
            ? words.mapTitleMetres(typeName)
            : words.mapTitle({ walker: nameIn(language, who), type: typeName })}
        </h2>
        <MapView scene={scene} />
        <Legend scene={scene} typeName={typeName} />
      </figure>
      <CoveragePanel />
    </section>
  );
}
