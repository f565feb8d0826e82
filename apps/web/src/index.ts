export { fillReport, reportTemplatePath } from './fill-report.ts';
