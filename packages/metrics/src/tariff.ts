import {
  checkRecord,
  checkRecords,
  type CivilDate,
  isCivilDate,
  RefusedInput,
  shown,
  type Text,
} from '@dingfen/legal-calendar';

/** What a mediator is paid for a concluded mediation, by its result (以案定补). Every place sets its own. */
export interface Tariff {
  /** Whose tariff it is, by which document. */
  label: Text;
  /** The first of a month: a month has one tariff. */
  inForceFrom: CivilDate;
  /** Result of `mediation.concluded` to fen; nought is said by a nought. */
  fenPerResult: Readonly<Record<string, number>>;
}

/** How a mediation may be concluded, as far as a tariff speaks of it. */
const results = ['agreement', 'settled', 'noAgreement', 'refused', 'withdrawn', 'ended'];

const refuse = (field: string, zh: string, en: string): never => {
  throw new RefusedInput(field, { zh: `${field} ${zh}`, en: `${field} ${en}` });
};

/**
 * The tariffs a deployment has configured, checked; none ships with the product: a subsidy that nobody has decided on is not
 * computed. Throws RefusedInput naming the field, as `tariffs[0].fenPerResult.agreement`: words missing in either language, a
 * day that is not the first of a month or there twice, an unknown result, an amount that is no whole number of fen.
 */
export function checkedTariffs(data: unknown): Tariff[] {
  checkRecords('tariffs', data);
  const given = data as Tariff[];
  for (const [index, { label, inForceFrom, fenPerResult }] of given.entries()) {
    const at = `tariffs[${index}]`;
    checkRecord(`${at}.label`, label);
    for (const language of ['zh', 'en'] as const)
      if (typeof label[language] !== 'string' || label[language].trim() === '')
        refuse(`${at}.label.${language}`, '须写明依据', 'must name the document');
    if (!isCivilDate(inForceFrom) || !inForceFrom.endsWith('-01'))
      refuse(
        `${at}.inForceFrom`,
        `须为某月1日，收到的是 ${shown(inForceFrom)}`,
        `must be the first of a month, got ${shown(inForceFrom)}`,
      );
    if (given.findIndex((one) => one.inForceFrom === inForceFrom) !== index)
      refuse(`${at}.inForceFrom`, '与另一标准同日', 'is the day of another tariff');
    checkRecord(`${at}.fenPerResult`, fenPerResult);
    for (const [result, fen] of Object.entries(fenPerResult)) {
      const place = `${at}.fenPerResult.${result}`;
      if (!results.includes(result))
        refuse(
          place,
          `不是调解结果，可用：${results.join('、')}`,
          `is no result of a mediation; there are ${results.join(', ')}`,
        );
      if (!Number.isSafeInteger(fen) || fen < 0)
        refuse(
          place,
          `须为不小于0的整数（分），收到的是 ${shown(fen)}`,
          `must be a whole number of fen, got ${shown(fen)}`,
        );
    }
  }
  return given.map(({ label, inForceFrom, fenPerResult }) => ({ label, inForceFrom, fenPerResult }));
}

/** The tariff in force on a day, the newest that had begun; undefined where there is none. */
export const tariffOn = (known: readonly Tariff[], on: CivilDate): Tariff | undefined =>
  known
    .filter((one) => one.inForceFrom <= on)
    .toSorted((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1))
    .at(-1);
