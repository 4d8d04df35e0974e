import { TextEncoder } from 'node:util';
import type { LedgerRow } from '@dingfen/dispute-engine';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';

type Cell = string | number | null;

interface Column {
  title: string;
  /** Width in characters. */
  width: number;
  of: (row: LedgerRow) => Cell;
}

const column = (title: string, width: number, of: Column['of']): Column => ({ title, width, of });
/** Fen as yuan; exact, since amounts stay far below 2^53. */
const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);

/** The columns of a monthly ledger as trade unions and courts keep it. */
export const ledgerColumns: readonly Column[] = [
  column('争议编号', 22, (row) => row.number),
  column('登记日期', 12, (row) => row.filedOn),
  column('来源渠道', 16, (row) => row.channel),
  column('申请人', 16, (row) => row.applicants),
  column('申请人证件号码', 22, (row) => row.identityNumbers),
  column('申请人联系电话', 16, (row) => row.phones),
  column('被申请人', 28, (row) => row.respondents),
  column('统一社会信用代码', 22, (row) => row.creditCodes),
  column('所属行业', 16, (row) => row.industry),
  column('劳动者类别', 14, (row) => row.category),
  column('请求事项', 24, (row) => row.claims),
  column('请求金额（元）', 14, (row) => yuan(row.claimedFen)),
  column('调解组织', 28, (row) => row.body),
  column('调解员', 12, (row) => row.mediator),
  column('受理日期', 12, (row) => row.acceptedOn),
  column('调解结案日期', 12, (row) => row.concludedOn),
  column('调解结果', 16, (row) => row.result),
  column('协议金额（元）', 14, (row) => yuan(row.agreedFen)),
  column('已履行金额（元）', 14, (row) => yuan(row.performedFen)),
  column('申请司法确认日期', 12, (row) => row.confirmationFiledOn),
  column('司法确认结果', 12, (row) => row.confirmationResult),
  column('仲裁受理日期', 12, (row) => row.arbitrationAcceptedOn),
  column('仲裁结果', 12, (row) => row.arbitrationResult),
  column('诉讼立案日期', 12, (row) => row.trialRegisteredOn),
  column('审理程序', 12, (row) => row.trialResult),
  column('结案日期', 12, (row) => row.closedOn),
  column('回访结果', 10, (row) => row.followUp),
  column('目前阶段', 14, (row) => row.stage),
  column('备注', 24, (row) => (row.visible ? null : '已移送其他单位，本单位无权查看')),
];

const utf8 = new TextEncoder();

/** What a spreadsheet would take for a formula is made text: whoever named a party must not run anything on a clerk's machine. */
const harmless = (text: string): string =>
  /^[\t\r\n]|^[\s\u{feff}]*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return cell.toFixed(2);
  const text = harmless(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A ledger as CSV (RFC 4180, UTF-8 with a byte order mark, for the spreadsheets that need one), piece by piece. */
export async function* csvOf(batches: AsyncIterable<readonly LedgerRow[]>): AsyncGenerator<Uint8Array> {
  yield utf8.encode(`\u{feff}${ledgerColumns.map(({ title }) => csvCell(title)).join(',')}\r\n`);
  for await (const rows of batches)
    yield utf8.encode(
      rows.map((row) => `${ledgerColumns.map(({ of }) => csvCell(of(row))).join(',')}\r\n`).join(''),
    );
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text in XML 1.0, which has no place for control characters. */
const xml = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- these are exactly the characters that XML cannot hold
    .replaceAll(/[\u{0}-\u{8}\u{b}\u{c}\u{e}-\u{1f}\u{fffe}\u{ffff}]/gu, '')
    .replaceAll(/[&<>"]/g, (sign) => escapes[sign] as string);

/** Cells of text are text by their type, so nothing in them is ever a formula. */
function xlsxCell(cell: Cell, style: number): string {
  if (cell === null) return '<c/>';
  if (typeof cell === 'number') return `<c s="2"><v>${cell}</v></c>`;
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`;
}
const xlsxRow = (cells: readonly Cell[], style = 0): string =>
  `<row>${cells.map((cell) => xlsxCell(cell, style)).join('')}</row>`;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of a workbook with one sheet (ECMA-376), all but the sheet itself. */
const parts = (title: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/></Types>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${xml(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="4" applyNumberFormat="1"/></cellXfs></styleSheet>`,
});

/** A ledger as an XLSX workbook, piece by piece: neither its rows nor its bytes are ever in memory whole. */
export async function* xlsxOf(
  title: string,
  batches: AsyncIterable<readonly LedgerRow[]>,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for (const [name, text] of Object.entries(parts(title))) {
    const file = new ZipPassThrough(name);
    zip.add(file);
    file.push(utf8.encode(text), true);
  }
  const sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 6 });
  zip.add(sheet);
  const widths = ledgerColumns
    .map(
      ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    )
    .join('');
  const head = xlsxRow(
    ledgerColumns.map((one) => one.title),
    1,
  );
  sheet.push(
    utf8.encode(
      `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>${head}`,
    ),
  );
  for await (const rows of batches) {
    sheet.push(utf8.encode(rows.map((row) => xlsxRow(ledgerColumns.map(({ of }) => of(row)))).join('')));
    yield* ready.splice(0);
  }
  sheet.push(utf8.encode('</sheetData></worksheet>'), true);
  zip.end();
  yield* ready.splice(0);
}
