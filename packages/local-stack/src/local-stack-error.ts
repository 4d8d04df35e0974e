/** Something a person at the keyboard can put right. The message is one Chinese and one English line. */
export class LocalStackError extends Error {
  /** The last lines the program in question wrote, for the curious; may be empty. */
  readonly detail: string;

  constructor(zh: string, en: string, detail = '') {
    super(detail === '' ? `${zh}\n${en}` : `${zh}\n${en}\n${detail.trimEnd()}`);
    this.name = 'LocalStackError';
    this.detail = detail;
  }
}
