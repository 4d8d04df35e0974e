import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';

/** For specs of commands that need no database: none is found, whatever runs on this machine. */
export function withoutDatabase(): void {
  beforeAll(() => {
    vi.stubEnv('DATABASE_URL', '');
    vi.stubEnv('DINGFEN_DATA', join(tmpdir(), 'dingfen-nowhere'));
    vi.stubEnv('DINGFEN_LOCAL_RULES', '');
  });
  afterAll(() => vi.unstubAllEnvs());
}
