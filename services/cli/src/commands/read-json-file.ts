import { readFileSync } from 'node:fs';
import { WrongUse } from '../screen.ts';

/** The JSON in a file. @throws WrongUse when there is no such file, or no JSON in it. */
export function readJsonFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new WrongUse({
      zh: `无法读取 ${file}：${(error as Error).message}`,
      en: `cannot read ${file}: ${(error as Error).message}`,
    });
  }
}
