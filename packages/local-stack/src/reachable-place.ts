import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LocalStackError } from './local-stack-error.ts';

/**
 * A path under /var/tmp that stands in for `original` when the server's account cannot reach that, for instance
 * because the repository lies under a 0700 home. The same original always gets the same stand-in, so data placed
 * there are found again at the next start.
 *
 * Anybody may create entries in /var/tmp, so a base directory that is not ours alone is refused rather than used.
 */
export function standInFor(original: string, kind: 'binaries' | 'data'): string {
  const uid = process.getuid?.() ?? 0;
  const base = `/var/tmp/dingfen-postgres-${uid}`;
  mkdirSync(base, { recursive: true });
  const entry = lstatSync(base);
  if (!entry.isDirectory() || entry.uid !== uid) {
    throw new LocalStackError(
      `${base} 不属于当前用户，请删除后重试。`,
      `${base} does not belong to this user; remove it and try again.`,
    );
  }
  chmodSync(base, 0o711);
  return join(base, `${kind}-${createHash('sha256').update(original).digest('hex').slice(0, 12)}`);
}
