/** One message of PostgreSQL's protocol, whole. `type` is its first letter; empty for the greeting, which has none. */
export interface Message {
  type: string;
  body: Buffer;
  whole: Buffer;
}

/** Cuts what comes over a wire into messages; what is not whole yet is kept until it is. */
export class Messages {
  #rest: Buffer = Buffer.alloc(0);
  #greets: boolean;

  /** Whoever connects begins with a greeting that has no type. */
  constructor(greets: boolean) {
    this.#greets = greets;
  }

  take(bytes: Buffer): Message[] {
    let rest = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
    const found: Message[] = [];
    for (;;) {
      const head = this.#greets ? 0 : 1;
      if (rest.length < head + 4) break;
      const end = head + rest.readUInt32BE(head);
      if (rest.length < end) break;
      const type = head === 0 ? '' : String.fromCharCode(rest[0] as number);
      found.push({ type, body: rest.subarray(head + 4, end), whole: rest.subarray(0, end) });
      rest = rest.subarray(end);
      this.#greets = false;
    }
    this.#rest = rest;
    return found;
  }
}

const upToZero = (bytes: Buffer, from: number): [string, number] => {
  const end = bytes.indexOf(0, from);
  return [bytes.toString('utf8', from, end), end + 1];
};

/** Which statement a connection is about to have carried out, prepared ones by what was said when they were prepared. */
export class Statements {
  readonly #prepared = new Map<string, string>();

  /** The text of the statement that this message asks for; undefined for every other message. */
  askedBy({ type, body }: Message): string | undefined {
    if (type === 'Q') return upToZero(body, 0)[0];
    if (type === 'P') {
      const [name, next] = upToZero(body, 0);
      this.#prepared.set(name, upToZero(body, next)[0]);
      return undefined;
    }
    if (type !== 'B') return undefined;
    const [, next] = upToZero(body, 0);
    return this.#prepared.get(upToZero(body, next)[0]);
  }
}
