import { readRecords } from '@yike/files';
import { decidedText, type JoinedCandidates, locateRecords, readCandidates } from '@yike/planning';
import type { LoadedDistrict } from '../assess-district.ts';

/** Reads vacant rooms and joins them to the streets. */
export async function loadCandidates(
  path: string,
  { input, loading, crosswalk, evidence }: LoadedDistrict,
): Promise<JoinedCandidates> {
  const { mapping, crsOf, ledger, progress } = loading;
  progress.phase({ zh: '读取备选点', en: 'reading the candidates' });
  const set = await readRecords(path);
  mapping.see(set.columns);
  const located = locateRecords(set, mapping.map, crsOf(path), evidence);
  const read = readCandidates(set, located, mapping.map, crosswalk);
  const complaints = [...set.complaints, ...located.complaints, ...read.complaints];
  const { crs } = located;
  ledger.enter('candidates', set.file, set.records.length + set.complaints.length, complaints, {
    columns: { ...read.columns, ...located.columns },
    crs: { decided: decidedText(crs), how: crs.how, evidence: crs.evidence },
  });
  const { candidates } = read;
  return {
    from: 'file',
    candidates,
    joints: input.snapper.snap(
      candidates.map(({ lon }) => lon),
      candidates.map(({ lat }) => lat),
      input.snapLimitMetres,
    ),
  };
}
