import { type CivilDate, isCivilDate, RefusedInput } from '@dingfen/legal-calendar';

/** Throws RefusedInput naming the field when the text is no real date. */
export function checkDate(field: string, on: CivilDate): void {
  if (isCivilDate(on)) return;
  throw new RefusedInput(field, {
    zh: `${field} 须为真实日期（YYYY-MM-DD），收到 ${JSON.stringify(on)}`,
    en: `${field} must be a real date written YYYY-MM-DD, got ${JSON.stringify(on)}`,
  });
}
