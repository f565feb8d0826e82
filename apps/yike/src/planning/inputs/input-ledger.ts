import { type Complaint, complaint, Problem, type SourceFile } from '@yike/kernel';
import type { InputSummary } from '@yike/planning';

/** What has become of every input so far: the files, their complaints, and whether it is too much. */
export class InputLedger {
  readonly inputs: InputSummary[] = [];
  readonly complaints: Complaint[] = [];
  readonly #mostComplaints: number;

  /** @param mostComplaints share of the rows of a file that may be skipped, 0 to 1 */
  constructor(mostComplaints: number) {
    this.#mostComplaints = mostComplaints;
  }

  /**
   * Enters a file. @throws Problem `too-many-complaints` when too many of its rows were skipped
   */
  enter(
    role: InputSummary['role'],
    file: SourceFile,
    records: number,
    complaints: readonly Complaint[],
    more: Pick<InputSummary, 'columns' | 'crs'> = {},
  ): void {
    const skipped = complaints.filter(({ severity }) => severity === 'skipped');
    this.complaints.push(...complaints);
    this.inputs.push({
      role,
      file: file.name,
      format: file.format,
      ...(file.encoding === undefined ? {} : { encoding: file.encoding }),
      bytes: file.bytes,
      sha256: file.sha256,
      records,
      used: Math.max(0, records - skipped.length),
      skipped: skipped.length,
      complaints: complaints.length,
      ...more,
    });
    const [first] = skipped;
    if (first === undefined || skipped.length <= this.#mostComplaints * records) return;
    throw new Problem('too-many-complaints', first.place, {
      skipped: skipped.length,
      percent: ((100 * skipped.length) / Math.max(1, records)).toFixed(1),
      most: this.#mostComplaints * 100,
      first: first.text.zh,
      firstEn: first.text.en,
      mend: first.mend.zh,
      mendEn: first.mend.en,
    });
  }

  warn(...args: Parameters<typeof complaint>): void {
    this.complaints.push(complaint(...args));
  }
}
