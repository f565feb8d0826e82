import type { OwnDataPart } from '@yike/people';
import { forgetNotes } from './correction-store.ts';
import { listReportsOf } from './correction-view.ts';

/**
 * What somebody reported is his or hers to take along. When the account is closed the history stays,
 * by ids that lead nowhere any more; the notes, in which people say who they are, go.
 */
export const OWN_REPORTS: OwnDataPart = {
  name: 'corrections',
  exportOf: listReportsOf,
  forget: forgetNotes,
  retained: [
    {
      what: {
        zh: '报告、核实和修改网点信息的历史（仅编号，报告的备注已清空）',
        en: 'who reported, confirmed and changed facts of places, by ids alone; notes of reports are emptied',
      },
      why: {
        zh: '不再指向任何人的记录不属于个人信息；网点信息从何而来须可追溯',
        en: 'what leads to nobody is no personal data, and where facts are from has to be traceable',
      },
      source: '中华人民共和国个人信息保护法',
      verification: 'from-memory',
    },
  ],
};
