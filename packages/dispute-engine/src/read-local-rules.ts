import { readFileSync } from 'node:fs';
import { checkedLocalRules, type LocalRules } from '@dingfen/legal-basis';
import { RefusedInput, type Text } from '@dingfen/legal-calendar';
import { checkedTariffs, type Tariff } from '@dingfen/metrics';

/** What a deployment has configured cannot be used: nothing is counted before it is mended. */
export class BadLocalRules extends Error {
  override readonly name = 'BadLocalRules';
  readonly text: Text;

  constructor(text: Text, cause: unknown) {
    super(`${text.zh} ${text.en}`, { cause });
    this.text = text;
  }
}

function read<T>(variable: string, file: string, checked: (data: unknown) => T): T {
  try {
    return checked(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const { message } = cause as Error;
    const text = cause instanceof RefusedInput ? cause.text : { zh: message, en: message };
    throw new BadLocalRules(
      {
        zh: `${variable} 指定的文件 ${file} 不能使用：${text.zh}。`,
        en: `The file ${file} named by ${variable} cannot be used: ${text.en}.`,
      },
      cause,
    );
  }
}

/**
 * What a deployment has configured, from the JSON file that DINGFEN_LOCAL_RULES names; nothing where none is named.
 * @throws BadLocalRules in one sentence of both languages, naming the field, for a file that cannot be read or used
 */
export const readLocalRules = (file: string | undefined): LocalRules =>
  file ? read('DINGFEN_LOCAL_RULES', file, checkedLocalRules) : {};

/** What mediators are paid by case, from the JSON file that DINGFEN_TARIFFS names; otherwise as above. */
export const readTariffs = (file: string | undefined): readonly Tariff[] =>
  file ? read('DINGFEN_TARIFFS', file, checkedTariffs) : [];
