/** What Redis says or is asked, as far as it matters here; numbers and the like as they are written. */
export type Value = string | null | Value[];

interface Read {
  value: Value;
  /** Where the next one begins. */
  end: number;
}

const PAIRS = '%|';
const LISTS = `*~>${PAIRS}`;
const TEXTS = '$!=';

/** Reads the value of Redis's protocol that begins at `from`; undefined while it is not whole. Bytes are letters (latin1). */
export function readValue(bytes: Buffer, from: number): Read | undefined {
  const line = bytes.indexOf('\r\n', from);
  if (line < 0) return undefined;
  const type = String.fromCharCode(bytes[from] as number);
  const said = bytes.toString('latin1', from + 1, line);
  const next = line + 2;
  if (!LISTS.includes(type) && !TEXTS.includes(type)) return { value: said, end: next };
  const size = Number(said);
  if (size < 0) return { value: null, end: next };
  if (TEXTS.includes(type)) {
    const end = next + size + 2;
    return end > bytes.length ? undefined : { value: bytes.toString('latin1', next, next + size), end };
  }
  const value: Value[] = [];
  let end = next;
  for (let left = PAIRS.includes(type) ? size * 2 : size; left > 0; left -= 1) {
    const one = readValue(bytes, end);
    if (!one) return undefined;
    value.push(one.value);
    end = one.end;
  }
  return { value, end };
}

/** A command as Redis wants to be asked. */
export const toCommand = (words: readonly string[]): Buffer =>
  Buffer.concat([
    Buffer.from(`*${words.length}\r\n`),
    ...words.map((word) => Buffer.from(`$${Buffer.byteLength(word)}\r\n${word}\r\n`)),
  ]);
