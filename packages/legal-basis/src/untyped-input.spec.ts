import { describe, expect, it } from 'vitest';
import { calendar, RefusedInput } from '@dingfen/legal-calendar';
import {
  cite,
  computeDeadline,
  courtRegimeOn,
  courtRegimesOf,
  finalAwardCeilingFen,
  formatCitation,
  interruptionOf,
  isInForce,
  isInTime,
  isRegimeOn,
  labelOf,
  lengthsOn,
  limitationStanding,
  localLengthOf,
  noticePlan,
  noticeText,
  openQuestionsOn,
  provinceAverageWage,
  ruleOn,
  ruleVersions,
  servedOn,
  smallClaimCeilings,
  thresholdOn,
  thresholdVersions,
  verifyVectors,
  wasFiledOn,
} from './index.ts';

const national = calendar('CN');
const on = '2026-01-05';
const people = { ruleId: 'med_people_1month', trigger: on, calendar: national } as const;
const rule = ruleOn('arb_accept_5wd', on);
const counted = { nominalDueOn: '2026-01-12', dueOn: '2026-01-12' };
const cpl = cite('CPL', '85');
const decidedBy = { zh: '来宾市司法局', en: 'the justice bureau' };
const length = { ruleId: 'med_people_1month', length: 2, decidedBy, inForceFrom: '2020-01-01' } as const;
const wage = { region: '451300', year: 2024, amountFen: 100, publishedOn: '2025-05-01' };
const minimum = { region: '451300', amountFen: 100, inForceFrom: '2025-05-01' };
const log = [{ kind: 'demand_made', on: '2025-06-02' }] as const;
const claim = {
  claim: 'other',
  knewOn: '2025-05-05',
  todayOn: on,
  calendar: national,
  log,
} as const;

/** What a caller without types may hand over, and the field that the refusal names. */
const refused: readonly [given: string, call: (value: never) => unknown, value: unknown, field: string][] = [
  ['nothing for a deadline', computeDeadline, undefined, 'input'],
  ['null for a deadline', computeDeadline, null, 'input'],
  ['a list for a deadline', computeDeadline, [], 'input'],
  ['a number for a trigger', (trigger) => computeDeadline({ ...people, trigger }), 5, 'trigger'],
  ['a symbol for a trigger', (trigger) => computeDeadline({ ...people, trigger }), Symbol('day'), 'trigger'],
  ['no calendar', (cn) => computeDeadline({ ...people, calendar: cn }), undefined, 'calendar'],
  ['text for a length', (more) => computeDeadline({ ...people, length: more }), '1', 'length'],
  ['text for an extension', (extension) => computeDeadline({ ...people, extension }), '1', 'extension'],
  ['null for an extension', (extension) => computeDeadline({ ...people, extension }), null, 'extension'],
  ['not a number added', (extension) => computeDeadline({ ...people, extension }), Number.NaN, 'extension'],
  ['null for exclusions', (exclusions) => computeDeadline({ ...people, exclusions }), null, 'exclusions'],
  ['null for local rules', (local) => computeDeadline({ ...people, local }), null, 'local'],
  ['text for local rules', (local) => computeDeadline({ ...people, local }), 'lengths', 'local'],
  [
    'no list of local lengths',
    (lengths) => computeDeadline({ ...people, local: { lengths } }),
    'x',
    'lengths',
  ],
  [
    'an empty local length',
    (lengths) => computeDeadline({ ...people, local: { lengths } }),
    [null],
    'lengths[0]',
  ],
  [
    'a local length decided by nobody',
    (nobody) => computeDeadline({ ...people, local: { lengths: [{ ...length, decidedBy: nobody }] } }),
    undefined,
    'lengths[0].decidedBy',
  ],
  [
    'a local length from no day',
    (inForceFrom) => lengthsOn('med_people_1month', on, { lengths: [{ ...length, inForceFrom }] }),
    '2026-02-29',
    'lengths[0].inForceFrom',
  ],
  [
    'a local length below zero',
    (below) => lengthsOn('med_people_1month', on, { lengths: [{ ...length, length: below }] }),
    -1,
    'lengths[0].length',
  ],
  ['null for local lengths', (local) => lengthsOn('med_people_1month', on, local), null, 'local'],
  ['no local rules', (local) => localLengthOf(local, rule, on), undefined, 'local'],
  ['no rule beside local rules', (none) => localLengthOf({}, none, on), undefined, 'rule'],
  ['no day beside local rules', (day) => localLengthOf({}, rule, day), undefined, 'triggerOn'],
  [
    'a local value below one',
    (value) =>
      thresholdOn('unreachable_follow_ups', on, {
        thresholds: [{ thresholdId: 'unreachable_follow_ups', value, decidedBy, inForceFrom: '2020-01-01' }],
      }),
    0,
    'thresholds[0].value',
  ],
  ['nothing for local values', (local) => thresholdOn('unreachable_follow_ups', on, local), null, 'local'],
  ['nothing for local regimes', (local) => courtRegimesOf(local, '来宾'), undefined, 'local'],
  ['an unknown rule', (id) => ruleVersions(id), Symbol('rule'), 'ruleId'],
  ['an unknown rule for questions', openQuestionsOn, 'tea_break', 'ruleId'],
  ['a symbol for a day of a rule', (day) => ruleOn('jc_apply_30d', day), Symbol('day'), 'triggerOn'],
  ['an unknown change of the law', (id) => isRegimeOn(id, on), Symbol('regime'), 'id'],
  ['an unknown threshold', (id) => thresholdVersions(id), 'tea_break', 'id'],
  ['an unknown instrument', (source) => isInForce(source, on), 'TEA', 'source'],
  ['no instrument', (source) => isInForce(source, on), undefined, 'source'],
  ['no real day', (day) => isInForce('CPL', day), '2026-02-29', 'on'],
  ['an unknown mark', labelOf, 'E', 'confidence'],
  ['an unknown mark on a citation', (mark) => cite('CPL', '85', mark), 'E', 'confidence'],
  ['a symbol for an instrument', (source) => cite(source, '85'), Symbol('law'), 'source'],
  ['a number for an article', (article) => cite('CPL', article), 85, 'article'],
  ['nothing to cite', (citation) => formatCitation(citation, 'en'), undefined, 'citation[0]'],
  ['text to cite', (citation) => formatCitation(citation, 'en'), 'CPL', 'citation[0]'],
  [
    'an unknown source',
    (citation) => formatCitation(citation, 'zh'),
    { source: 'TEA' },
    'citation[0].source',
  ],
  ['no source', (citation) => formatCitation(citation, 'zh'), [cpl, {}], 'citation[1].source'],
  ['no article', (citation) => formatCitation(citation, 'zh'), { source: 'CPL' }, 'citation[0].article'],
  ['another language', (lang) => formatCitation(cpl, lang), 'de', 'lang'],
  ['nothing posted', isInTime, undefined, 'paper'],
  ['an unknown forum', (forum) => isInTime({ dueOn: on, receivedOn: on, forum }), 5n, 'forum'],
  ['nothing served', (service) => servedOn(service, national), null, 'service'],
  ['an unknown way of service', (way) => servedOn({ way } as never, national), 5n, 'way'],
  ['an unknown way of filing', (channel) => wasFiledOn('2026-01-05T00:00:00Z', channel), 5n, 'channel'],
  ['nothing about limitation', limitationStanding, undefined, 'input'],
  ['null about limitation', limitationStanding, null, 'input'],
  ['an unknown claim', (kind) => limitationStanding({ ...claim, claim: kind }), 5n, 'claim'],
  ['no log', (none) => limitationStanding({ ...claim, log: none }), undefined, 'log'],
  ['an empty line in the log', (none) => limitationStanding({ ...claim, log: [none] }), null, 'log[0]'],
  [
    'an unknown cause',
    (cause) => limitationStanding({ ...claim, suspensions: [{ from: '2025-06-01', cause }] }),
    5n,
    'suspensions[0].cause',
  ],
  ['an unknown interruption', interruptionOf, 5n, 'kind'],
  ['no rule to plan for', (none) => noticePlan(none, counted, on, national), undefined, 'rule'],
  ['no such rule to plan for', (none) => noticePlan(none, counted, on, national), {}, 'rule.name'],
  ['no dates to plan for', (none) => noticePlan(rule, none, on, national), null, 'counted'],
  [
    'no real safe day',
    (day) => noticePlan(rule, { ...counted, nominalDueOn: day }, on, national),
    '2026-02-29',
    'counted.nominalDueOn',
  ],
  [
    'no due day',
    (day) => noticePlan(rule, { ...counted, dueOn: day }, on, national),
    undefined,
    'counted.dueOn',
  ],
  ['no trigger to plan from', (day) => noticePlan(rule, counted, day, national), '', 'trigger'],
  [
    'no hour to plan from',
    (hour) => noticePlan(ruleOn('psv_urgent_ruling_48h', on), counted, hour, national),
    5,
    'trigger',
  ],
  ['no rule to tell of', (none) => noticeText(none, 'T-7', counted), undefined, 'rule'],
  ['no such rule to tell of', (none) => noticeText(none, 'T-7', counted), {}, 'rule.name'],
  ['no dates to tell', (none) => noticeText(rule, 'T-7', none), null, 'counted'],
  ['a day that is none', (day) => noticeText(rule, 'T-7', { ...counted, dueOn: day }), null, 'counted.dueOn'],
  ['no place in a plan', (key) => noticeText(rule, key, counted), 'T-minus-7', 'key'],
  ['a number for a place in a plan', (key) => noticeText(rule, key, counted), 7, 'key'],
  ['no calendar to plan by', (cn) => noticePlan(rule, counted, on, cn), undefined, 'calendar'],
  ['null for what a court confirmed', (list) => courtRegimeOn(on, list), null, 'configured'],
  ['nothing that a court confirmed', (list) => courtRegimeOn(on, list), [{}], 'configured[0].inForceFrom'],
  [
    'no real end of a regime',
    (inForceUntil) => courtRegimeOn(on, [{ ...courtRegimeOn(on), inForceUntil }]),
    '2026-02-30',
    'configured[0].inForceUntil',
  ],
  ['null for wages', (table) => provinceAverageWage('451300', on, table), null, 'table'],
  ['an empty wage', (table) => smallClaimCeilings('451300', on, table), [null], 'table[0]'],
  [
    'a wage of nowhere',
    (region) => provinceAverageWage('451300', on, [{ ...wage, region }]),
    5,
    'table[0].region',
  ],
  [
    'a wage of no year',
    (year) => provinceAverageWage('451300', on, [{ ...wage, year }]),
    '2024',
    'table[0].year',
  ],
  [
    'a wage published on no real day',
    (publishedOn) => provinceAverageWage('451300', on, [{ ...wage, publishedOn }]),
    '2025-02-29',
    'table[0].publishedOn',
  ],
  [
    'a negative wage',
    (amountFen) => provinceAverageWage('', on, [{ ...wage, amountFen }]),
    -1,
    'table[0].amountFen',
  ],
  [
    'a negative minimum wage of another region',
    (amountFen) => finalAwardCeilingFen('', on, [{ ...minimum, amountFen }]),
    -1,
    'table[0].amountFen',
  ],
  [
    'a minimum wage from no day',
    (inForceFrom) => finalAwardCeilingFen('451300', on, [{ ...minimum, inForceFrom }]),
    undefined,
    'table[0].inForceFrom',
  ],
  ['text for minimum wages', (table) => finalAwardCeilingFen('451300', on, table), 'x', 'table'],
  [
    'no calendars for examples',
    (calendarOf) => verifyVectors({ vectors: [] }, calendarOf),
    null,
    'calendarOf',
  ],
];

describe('input from callers without types', () => {
  it.each(refused)('given %s, then it is refused with the field named', (_given, call, value, field) => {
    expect(() => call(value as never)).toThrow(expect.objectContaining({ field }));
    expect(() => call(value as never)).toThrow(RefusedInput);
  });

  it.each<[given: string, call: () => unknown, zh: string, en: string]>([
    [
      'another language',
      () => formatCitation(cpl, 'de' as never),
      'lang 须为 zh 或 en，收到的是 "de"',
      'lang must be zh or en, got "de"',
    ],
    [
      'an unknown mark',
      () => labelOf('E' as never),
      'confidence 须为 A、B、C 或 D，收到的是 "E"',
      'confidence must be A, B, C or D, got "E"',
    ],
    [
      'no calendars for examples',
      () => verifyVectors({ vectors: [] }, null as never),
      'calendarOf 须为函数，收到的是 null',
      'calendarOf must be a function, got null',
    ],
    [
      'no such rule to plan for',
      () => noticePlan({ ...rule, class: 'tea' } as never, counted, on, national),
      'rule 须为 ruleOn 给出的规则，收到的是 {…}',
      'rule must be one as ruleOn gives it, got {…}',
    ],
    [
      'a wage of nowhere',
      () => provinceAverageWage('', on, [{ ...wage, region: 5 as never }]),
      '须写明地区，收到的是 5',
      'region must name the region, got 5',
    ],
    [
      'a wage of no year',
      () => provinceAverageWage('', on, [{ ...wage, year: '2024' as never }]),
      '须写明年度，收到的是 "2024"',
      'year must be a year, got "2024"',
    ],
  ])('given %s, then both languages say what is wrong', (_given, call, zh, en) => {
    expect(call).toThrow(expect.objectContaining({ text: { zh, en } }));
  });
});
