import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** Where the local database and the logs lie: DINGFEN_DATA, or `.data` in the repository. */
export const dataFolder = (): string =>
  process.env['DINGFEN_DATA'] ? resolve(process.env['DINGFEN_DATA']) : join(root, '.data');

/** A file of one of the services. */
export const serviceFile = (service: string): string => join(root, 'services', service, 'src', 'main.ts');
