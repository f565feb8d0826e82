export { withMadeUpRound, withMadeUpSites } from './testing/made-up-sites.ts';
export { type MadeUpReportOptions, makeUpReport } from './testing/make-up-report.ts';
