import { readFileSync } from 'node:fs';
import { checkedLocalRules, type LocalRules } from '@dingfen/legal-basis';
import { RefusedInput, type Text } from '@dingfen/legal-calendar';

/** What a deployment has configured cannot be used: nothing is counted before it is mended. */
export class BadLocalRules extends Error {
  override readonly name = 'BadLocalRules';
  readonly text: Text;

  constructor(text: Text, cause: unknown) {
    super(`${text.zh} ${text.en}`, { cause });
    this.text = text;
  }
}

/**
 * What a deployment has configured, from the JSON file that DINGFEN_LOCAL_RULES names; nothing where none is named.
 * @throws BadLocalRules in one sentence of both languages, naming the field, for a file that cannot be read or used
 */
export function readLocalRules(file: string | undefined): LocalRules {
  if (!file) return {};
  try {
    return checkedLocalRules(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const { message } = cause as Error;
    const text = cause instanceof RefusedInput ? cause.text : { zh: message, en: message };
    throw new BadLocalRules(
      {
        zh: `DINGFEN_LOCAL_RULES 指定的文件 ${file} 不能使用：${text.zh}。`,
        en: `The file ${file} named by DINGFEN_LOCAL_RULES cannot be used: ${text.en}.`,
      },
      cause,
    );
  }
}
