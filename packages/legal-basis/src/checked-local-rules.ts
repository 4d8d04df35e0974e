import { isCivilDate, RefusedInput, type Text } from './legal-calendar.ts';
import { isConfigurable, type LocalRules } from './local-rules.ts';
import { isRuleId, ruleOn, ruleVersions } from './rule-book.ts';
import { isThresholdId, thresholdVersions } from './thresholds.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a deployment has configured, checked: read from JSON it comes out as it went in. Throws RefusedInput
 * naming the field, as `lengths[0].ruleId`: an unknown or a certain rule or threshold (articles that were
 * read cannot be configured away), a length or value that is no whole number of at least 1, an unknown
 * regime, missing words in either language, bad dates or an end before the start, a field nobody knows.
 */
export function checkedLocalRules(data: unknown): LocalRules {
  const file = fieldsOf(data, 'local', ['lengths', 'thresholds', 'courtRegimes']);
  for (const [at, entry] of listOf(file, 'lengths', ['ruleId', 'length'])) {
    const { ruleId, inForceFrom } = entry;
    if (!isRuleId(ruleId))
      refuse(
        `${at}.ruleId`,
        `没有名为 ${json(ruleId)} 的计期规则`,
        `there is no counted rule ${json(ruleId)}`,
      );
    const [first] = ruleVersions(ruleId);
    const from =
      first && (inForceFrom as string) < first.inForceFrom ? first.inForceFrom : (inForceFrom as string);
    if (!isConfigurable(ruleOn(ruleId, from))) {
      refuse(
        `${at}.ruleId`,
        `${ruleId} 有明文规定，不得本地配置`,
        `${ruleId} rests on an article that was read and cannot be configured`,
      );
    }
    wholeNumber(entry, 'length', at);
  }
  for (const [at, entry] of listOf(file, 'thresholds', ['thresholdId', 'value'])) {
    const { thresholdId } = entry;
    if (!isThresholdId(thresholdId))
      refuse(
        `${at}.thresholdId`,
        `没有名为 ${json(thresholdId)} 的标准`,
        `there is no threshold ${json(thresholdId)}`,
      );
    if (!thresholdVersions(thresholdId).some(isConfigurable)) {
      refuse(
        `${at}.thresholdId`,
        `${thresholdId} 有明文规定，不得本地配置`,
        `${thresholdId} rests on an article that was read and cannot be configured`,
      );
    }
    wholeNumber(entry, 'value', at);
  }
  for (const [at, entry] of listOf(file, 'courtRegimes', ['court', 'regime'])) {
    const { court, regime } = entry;
    if (typeof court !== 'string' || court.trim() === '')
      refuse(`${at}.court`, '须写明法院', 'must name the court');
    if (regime !== 'register_first' && regime !== 'pre_filing_allowed') {
      refuse(
        `${at}.regime`,
        `须为 register_first 或者 pre_filing_allowed，收到 ${json(regime)}`,
        `must be register_first or pre_filing_allowed, got ${json(regime)}`,
      );
    }
  }
  return file as LocalRules;
}

function refuse(field: string, zh: string, en: string): never {
  throw new RefusedInput(field, { zh: `${field}：${zh}`, en: `${field}: ${en}` });
}

function json(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

function fieldsOf(value: unknown, at: string, known: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(at, '须为对象', 'must be an object');
  }
  for (const name of Object.keys(value)) {
    if (!known.includes(name)) refuse(`${at}.${name}`, '没有这一项', 'is not a known field');
  }
  return value as Fields;
}

/** The entries of one list with their places, what all entries have in common already checked. */
function listOf(file: Fields, name: string, own: readonly string[]): [string, Fields][] {
  const list = file[name];
  if (list === undefined) return [];
  if (!Array.isArray(list)) return refuse(name, '须为列表', 'must be a list');
  return list.map((item, index) => {
    const at = `${name}[${index}]`;
    const entry = fieldsOf(item, at, [...own, 'decidedBy', 'inForceFrom', 'inForceUntil']);
    const decidedBy = fieldsOf(entry['decidedBy'], `${at}.decidedBy`, ['zh', 'en']) as Partial<Text>;
    for (const lang of ['zh', 'en'] as const) {
      if (typeof decidedBy[lang] !== 'string' || decidedBy[lang].trim() === '') {
        refuse(
          `${at}.decidedBy.${lang}`,
          '须写明由谁、依据什么确定',
          'must say who decided it and in what document',
        );
      }
    }
    const { inForceFrom, inForceUntil } = entry;
    for (const [field, date] of [
      ['inForceFrom', inForceFrom],
      ['inForceUntil', inForceUntil ?? inForceFrom],
    ] as const) {
      if (!isCivilDate(date))
        refuse(
          `${at}.${field}`,
          `须为真实日期，收到 ${json(date)}`,
          `must be a real date, got ${json(date)}`,
        );
    }
    if (inForceUntil !== undefined && (inForceUntil as string) <= (inForceFrom as string)) {
      refuse(
        `${at}.inForceUntil`,
        `${json(inForceUntil)}不晚于起始日`,
        `${json(inForceUntil)} is not after its start`,
      );
    }
    return [at, entry];
  });
}

function wholeNumber(entry: Fields, name: string, at: string): void {
  const value = entry[name];
  if (!Number.isSafeInteger(value) || (value as number) < 1) {
    refuse(
      `${at}.${name}`,
      `须为不小于1的整数，收到 ${json(value)}`,
      `must be a whole number of at least 1, got ${json(value)}`,
    );
  }
}
