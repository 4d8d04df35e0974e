import { shown } from './legal-calendar.ts';
import {
  fieldsOf,
  isConfigurable,
  localEntries,
  localLists,
  type LocalRules,
  refuse,
} from './local-rules.ts';
import { isRuleId, ruleOn, ruleVersions } from './rule-book.ts';
import { isThresholdId, thresholdVersions } from './thresholds.ts';

/**
 * What a deployment has configured, checked: read from JSON it comes out as it went in. Throws RefusedInput
 * naming the field, as `lengths[0].ruleId`: an unknown or a certain rule or threshold (articles that were
 * read cannot be configured away), a length or value that is no whole number of at least 1, an unknown
 * regime, missing words in either language, bad dates or an end before the start, a field nobody knows.
 */
export function checkedLocalRules(data: unknown): LocalRules {
  const file = fieldsOf(data, 'local', localLists);
  for (const [index, { ruleId, inForceFrom }] of localEntries(file, 'lengths').entries()) {
    const at = `lengths[${index}].ruleId`;
    if (!isRuleId(ruleId)) {
      refuse(at, `没有名为 ${shown(ruleId)} 的计期规则`, `there is no counted rule ${shown(ruleId)}`);
    }
    const [first] = ruleVersions(ruleId);
    const from = first && inForceFrom < first.inForceFrom ? first.inForceFrom : inForceFrom;
    if (!isConfigurable(ruleOn(ruleId, from))) refuseCertain(at, ruleId);
  }
  for (const [index, { thresholdId }] of localEntries(file, 'thresholds').entries()) {
    const at = `thresholds[${index}].thresholdId`;
    if (!isThresholdId(thresholdId)) {
      refuse(at, `没有名为 ${shown(thresholdId)} 的标准`, `there is no threshold ${shown(thresholdId)}`);
    }
    if (!thresholdVersions(thresholdId).some(isConfigurable)) refuseCertain(at, thresholdId);
  }
  for (const [index, { court, regime }] of localEntries(file, 'courtRegimes').entries()) {
    const at = `courtRegimes[${index}]`;
    if (typeof court !== 'string' || court.trim() === '') {
      refuse(`${at}.court`, '须写明法院', 'must name the court');
    }
    if (regime !== 'register_first' && regime !== 'pre_filing_allowed') {
      refuse(
        `${at}.regime`,
        `须为 register_first 或者 pre_filing_allowed，收到 ${shown(regime)}`,
        `must be register_first or pre_filing_allowed, got ${shown(regime)}`,
      );
    }
  }
  return file;
}

function refuseCertain(at: string, id: string): never {
  return refuse(
    at,
    `${id} 有明文规定，不得本地配置`,
    `${id} rests on an article that was read and cannot be configured`,
  );
}
