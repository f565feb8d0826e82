import { storedZip } from '../xlsx/stored-zip.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Cell styles: 0 plain, 1 a date, 2 date and time, 3 time of day. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts>
<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>`;

/** A workbook with one sheet made of this XML inside `<sheetData>`; parts can be added or replaced. */
export function anXlsx(
  sheetData: string,
  parts: Readonly<Record<string, string>> = {},
): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="设施" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`,
    ...parts,
  };
  const encoded = Object.entries(files).map(
    ([name, text]) => [name, new TextEncoder().encode(text)] as const,
  );
  return new Uint8Array(storedZip(new Map(encoded)));
}

/** A row of cells, each given as `<c …>` attributes and content, such as `t="b"><v>1</v>`. */
export function aRow(row: number, ...cells: string[]): string {
  const addressed = cells.map(
    (cell, i) => `<c r="${String.fromCharCode(65 + i)}${row}" ${cell}</c>`,
  );
  return `<row r="${row}">${addressed.join('')}</row>`;
}

export function text(value: string): string {
  return `t="inlineStr"><is><t>${value}</t></is>`;
}
