import { calendar } from '@dingfen/legal-calendar';
import { describe, expect, it } from 'vitest';
import { type DocumentService, formatCitation, servedOn, wasFiledOn } from './index.ts';
import { refusal } from './refusal.fixture.ts';

const national = calendar('CN');
const served = (service: DocumentService) => servedOn(service, national);
describe('the day a paper counts as served', () => {
  it.each<[string, DocumentService, string, string]>([
    ['handed over', { way: 'handed_over', signedOn: '2025-03-03' }, '2025-03-03', 'CPL arts 87-88'],
    ['mailed', { way: 'mailed', receiptOn: '2025-03-04' }, '2025-03-04', 'CPL art 91'],
    ['left at the domicile', { way: 'left', leftOn: '2025-03-05' }, '2025-03-05', 'CPL art 89'],
    [
      'sent electronically at 23:59 Shanghai time',
      { way: 'electronic', arrivedAt: '2025-03-05T15:59:00Z' },
      '2025-03-05',
      'CPL art 90; CPL Interpretation art 135; Online Litigation Rules art 31',
    ],
    [
      'sent electronically at midnight',
      { way: 'electronic', arrivedAt: '2025-03-05T16:00:00Z' },
      '2025-03-06',
      'CPL art 90; CPL Interpretation art 135; Online Litigation Rules art 31',
    ],
    [
      'returned from the confirmed address',
      { way: 'returned', returnedOn: '2025-03-07' },
      '2025-03-07',
      'Court Express Mail Provisions art 11',
    ],
    [
      'announced, ending on a holiday that moves nothing',
      { way: 'announced', lastPublishedOn: '2025-09-01' },
      '2025-10-01',
      'CPL art 95; CPL Interpretation art 138, art 140',
    ],
    [
      'posted up in arbitration on a Friday',
      { way: 'arbitration_posted', postedOn: '2025-03-07' },
      '2025-03-12',
      'Arbitration Rules art 20(2), art 80',
    ],
  ])('given a paper %s, then that is the day, with its article and reason', (_, service, on, basis) => {
    const result = served(service);
    expect(result.on).toBe(on);
    expect(result.status).toBe('firm');
    expect(formatCitation(result.basis, 'en')).toBe(basis);
    expect(result.trace.at(-1)?.on).toBe(on);
    for (const { text } of result.trace) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('says why in both languages', () => {
    expect(served({ way: 'mailed', receiptOn: '2025-03-04' }).trace).toEqual([
      {
        on: '2025-03-04',
        text: {
          zh: '邮寄送达，以回执上注明的收件日期为送达日期，即2025-03-04（《民事诉讼法》第91条）',
          en: 'by mail: the date on the receipt slip, 2025-03-04 (CPL art 91)',
        },
        basis: 'CPL art 91',
      },
    ]);
    expect(served({ way: 'announced', lastPublishedOn: '2025-09-01' }).trace.at(-1)?.text).toEqual({
      zh: '2025-10-01期满，视为送达',
      en: 'on 2025-10-01 the time has passed: it counts as served',
    });
  });

  it('given posting up that runs into a year without a notice, then the day is provisional', () => {
    expect(served({ way: 'arbitration_posted', postedOn: '2026-12-31' }).status).toBe('provisional');
  });

  it.each<[string, DocumentService, string, RegExp, RegExp]>([
    [
      'an unknown way',
      { way: 'pigeon' } as never,
      'way',
      /未知的送达方式/,
      /unknown way of service: "pigeon"/,
    ],
    [
      'a bad date',
      { way: 'mailed', receiptOn: '2025-02-29' },
      'receiptOn',
      /真实存在的日期|日期/,
      /receiptOn must be a real date/,
    ],
    [
      'a time without a zone',
      { way: 'electronic', arrivedAt: '2025-03-05T15:59:00' },
      'arrivedAt',
      /\p{Script=Han}/u,
      /zone/,
    ],
    [
      'a day before the present numbering of the law',
      { way: 'left', leftOn: '2023-12-31' },
      'leftOn',
      /2023-12-31早于《民事诉讼法》本文本的施行之日2024-01-01/,
      /2023-12-31 lies before this text of the CPL was in force \(2024-01-01\)/,
    ],
    [
      'an announcement before it',
      { way: 'announced', lastPublishedOn: '2023-12-31' },
      'lastPublishedOn',
      /施行之日2024-01-01/,
      /no version of announcement_service_30d/,
    ],
  ])('given %s, then it refuses and names the field', (_, service, field, zh, en) => {
    const refused = refusal(() => served(service));
    expect(refused?.field).toBe(field);
    expect(refused?.zh).toMatch(zh);
    expect(refused?.en).toMatch(en);
  });

  it.each<[string, DocumentService]>([
    ['signedOn', { way: 'handed_over', signedOn: 'x' }],
    ['returnedOn', { way: 'returned', returnedOn: 'x' }],
    ['postedOn', { way: 'arbitration_posted', postedOn: 'x' }],
    ['arrivedAt', { way: 'electronic', arrivedAt: '2023-12-31T10:00:00Z' }],
  ])('given no usable %s, then that field is named', (field, service) => {
    expect(refusal(() => served(service))?.field).toBe(field);
  });

  it('given electronic service, then only texts already in force are cited', () => {
    expect(
      served({ way: 'electronic', arrivedAt: '2024-01-02T02:00:00+08:00' }).basis.map(({ source }) => source),
    ).toEqual(['CPL', 'CPI', 'ONL']);
  });
});

describe('the day a paper counts as filed', () => {
  it('given the platform, then the day counts to its end', () => {
    expect(wasFiledOn('2025-05-06T15:59:59Z', 'electronic')).toMatchObject({
      on: '2025-05-06',
      afterClosing: false,
    });
    expect(wasFiledOn('2025-05-06T16:00:00Z', 'electronic').on).toBe('2025-05-07');
    expect(wasFiledOn('2025-05-06T15:59:59Z', 'electronic').trace).toEqual([
      {
        on: '2025-05-06',
        text: {
          zh: '电子提交于2025-05-06，截止时间为当日二十四时（《民法典》第203条第2款）',
          en: 'filed electronically on 2025-05-06, which ends at 24:00 (Civil Code art 203(2))',
        },
        basis: 'Civil Code art 203(2)',
      },
    ]);
  });

  it('given the window, then up to and including its closing time, afterwards the next day', () => {
    const at = (instant: string) => wasFiledOn(instant, 'window', '17:30');
    expect(at('2025-05-06T17:30:00+08:00')).toMatchObject({ on: '2025-05-06', afterClosing: false });
    expect(at('2025-05-06T17:30:01+08:00')).toMatchObject({ on: '2025-05-07', afterClosing: true });
    expect(at('2025-05-06T08:00:00+08:00').trace[0]?.text).toEqual({
      zh: '2025-05-06于窗口停止业务（17:30）前提交（《民法典》第203条第2款）',
      en: 'filed at the window on 2025-05-06 before it closed at 17:30 (Civil Code art 203(2))',
    });
    expect(at('2025-05-06T23:00:00+08:00').trace[0]).toEqual({
      on: '2025-05-07',
      text: {
        zh: '窗口已于2025-05-06 17:30停止业务，视为2025-05-07提交（《民法典》第203条第2款）',
        en: 'the window had closed at 17:30 on 2025-05-06: it counts as filed on 2025-05-07 (Civil Code art 203(2))',
      },
      basis: 'Civil Code art 203(2)',
    });
    expect(at('2025-05-06T08:00:00+08:00').basis).toEqual(at('2025-05-06T23:00:00+08:00').basis);
  });

  it.each<[string, () => unknown, string, RegExp, RegExp]>([
    ['no instant', () => wasFiledOn('today', 'electronic'), 'at', /\p{Script=Han}/u, /zone/],
    [
      'an unknown channel',
      () => wasFiledOn('2025-05-06T08:00:00Z', 'fax' as never),
      'channel',
      /提交方式/,
      /channel must be electronic or window, got "fax"/,
    ],
    [
      'a window without closing time',
      () => wasFiledOn('2025-05-06T08:00:00Z', 'window'),
      'closingTime',
      /停止业务/,
      /closingTime must say when/,
    ],
    [
      'a closing time that is none',
      () => wasFiledOn('2025-05-06T08:00:00Z', 'window', '25:00'),
      'closingTime',
      /HH:mm/,
      /HH:mm/,
    ],
  ])('given %s, then it refuses and names the field', (_, work, field, zh, en) => {
    const refused = refusal(work);
    expect(refused?.field).toBe(field);
    expect(refused?.zh).toMatch(zh);
    expect(refused?.en).toMatch(en);
  });
});
