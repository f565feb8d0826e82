import type { Complaint, Language } from '@yike/kernel';
import { complaintLine } from '@yike/planning';

const MOST_SAID = 8;

/** Notes that are loud everywhere: other coordinates were read than one might think. */
const LOUD_NOTES: readonly Complaint['code'][] = ['coordinates-passed-over'];

/**
 * The first of the complaints that a planner should hear of at once, a line each, and how many there are more.
 *
 * @param where a file that has all of them
 * @param notes of these codes are loud too
 */
export function loudComplaints(
  complaints: readonly Complaint[],
  language: Language,
  { where, notes = [] }: { where?: string; notes?: readonly Complaint['code'][] } = {},
): string[] {
  const loudNotes = [...LOUD_NOTES, ...notes];
  const loud = complaints.filter(
    ({ severity, code }) => severity !== 'note' || loudNotes.includes(code),
  );
  const lines = loud.slice(0, MOST_SAID).map((one) => `! ${complaintLine(one, language)}`);
  const more = loud.length - lines.length;
  if (more === 0) return lines;
  const [zh, en] = where === undefined ? ['', ''] : [`，见 ${where}`, ` in ${where}`];
  return [...lines, language === 'zh' ? `! 另有 ${more} 条${zh}` : `! ${more} more${en}`];
}
