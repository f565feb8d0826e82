export { type MadeUpReportOptions, makeUpReport } from './testing/make-up-report.ts';
