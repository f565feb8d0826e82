import { useEffect, useRef } from 'react';
import { BEYOND } from '../report.ts';
import { useReport } from '../report-context.tsx';
import { goToView } from '../use-view-memory.ts';
import { nameIn, shortNameIn } from '../words.ts';
import { flatMetres, type Reading } from './pick.ts';
import { nearestFacilityOf, placeOf } from './reading-place.ts';

interface MapCardProps {
  readonly reading: Reading;
  readonly isPinned: boolean;
  readonly at: readonly [x: number, y: number];
  readonly onClose: () => void;
}

/** What stands at a place on the map. It hangs above the place, or below near the upper edge. */
export function MapCard({ reading, isPinned, at, onClose }: MapCardProps) {
  const { words } = useReport();
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [onClose]);
  const [x, y] = at;
  return (
    <div
      ref={card}
      className="map-card"
      role="status"
      data-pinned={isPinned}
      data-below={y < 210}
      style={{ left: x, top: y }}
    >
      {reading.kind === 'point' && <PointReading index={reading.index} isPinned={isPinned} />}
      {reading.kind === 'facility' && <FacilityReading index={reading.index} />}
      {reading.kind === 'gap' && <GapReading id={reading.id} />}
      {isPinned && (
        <button type="button" className="map-card-close" aria-label={words.close} onClick={onClose}>
          ×
        </button>
      )}
    </div>
  );
}

function PointReading({ index, isPinned }: { readonly index: number; readonly isPinned: boolean }) {
  return (
    <>
      <PointWalk index={index} />
      <PointPeople index={index} />
      <PointArea index={index} isPinned={isPinned} />
    </>
  );
}

function PointWalk({ index }: { readonly index: number }) {
  const { report, selection, words, figures } = useReport();
  const { walker, type } = selection;
  const { unit } = report.getWalker(walker);
  const cost = report.costs(walker, type)[index] ?? BEYOND;
  const isWithin = cost <= report.budget(walker, type);
  const facility = nearestFacilityOf(report, selection, index);
  const [lon, lat] = placeOf(report, { kind: 'point', index }) ?? [0, 0];
  if (report.isNoneInInput(type)) return <p className="map-card-cost">{words.noneInInput}</p>;
  if (cost === BEYOND) {
    const limit = figures.cost(report.limit(walker), unit);
    return <p className="map-card-cost">{words.pointNone(limit)}</p>;
  }
  return (
    <>
      <p className="map-card-cost">
        <strong>{unit === 'seconds' ? figures.seconds(cost) : figures.metres(cost)}</strong>
        <span data-within={isWithin}>{isWithin ? words.pointWithin : words.pointOutside}</span>
      </p>
      {facility !== undefined && (
        <p>
          {words.pointTo(facility.name || words.pointUnnamed)}
          <small>
            {words.pointStraight(
              figures.metres(flatMetres(lon, lat, facility.at[0], facility.at[1])),
            )}
          </small>
        </p>
      )}
    </>
  );
}

function PointPeople({ index }: { readonly index: number }) {
  const { report, selection, words, figures } = useReport();
  return (
    <dl className="map-card-people">
      <div>
        <dt>{words.pointPeople}</dt>
        <dd>{figures.decimal(report.people('total')[index], 0)}</dd>
      </div>
      {report.summary.bands.map((band) => (
        <div key={band.id} data-chosen={band.id === selection.band}>
          <dt>{nameIn(selection.language, band)}</dt>
          <dd>{figures.decimal(report.people(band.id)[index], 1)}</dd>
        </div>
      ))}
    </dl>
  );
}

function PointArea({ index, isPinned }: { readonly index: number; readonly isPinned: boolean }) {
  const { report, words, select } = useReport();
  const area = report.summary.areas[report.areaOfPoint[index] ?? -1];
  if (area === undefined) {
    return report.summary.areas.length > 1 ? <p>{words.outsideAreas}</p> : null;
  }
  if (!isPinned) return <p className="map-card-area">{area.name}</p>;
  return (
    <button
      type="button"
      className="link"
      onClick={() => {
        select({ area: area.id });
        requestAnimationFrame(() => goToView('areas'));
      }}
    >
      {words.openArea(area.name)}
    </button>
  );
}

function FacilityReading({ index }: { readonly index: number }) {
  const { report, selection, words } = useReport();
  const facility = report.data.facilities[index];
  if (facility === undefined) return null;
  const types = facility.types.flatMap((id) => report.findType(id) ?? []);
  return (
    <>
      <p className="map-card-name">{facility.name || words.pointUnnamed}</p>
      <p>{types.map((type) => shortNameIn(selection.language, type)).join(' · ')}</p>
      {facility.address !== undefined && <p>{facility.address}</p>}
      {facility.hours !== undefined && <p>{facility.hours}</p>}
    </>
  );
}

function GapReading({ id }: { readonly id: string }) {
  const { report, selection, figures } = useReport();
  const gap = report.summary.gaps.find((one) => one.id === id);
  if (gap === undefined) return null;
  const area = report.findArea(gap.areaIds[0] ?? null);
  return (
    <>
      <p className="map-card-name">{figures.people(gap.people[selection.band] ?? 0)}</p>
      <p>{area?.name}</p>
    </>
  );
}
