import { spawnSync } from 'node:child_process';
import { chmod, type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A small disk of its own for the database, which can be filled to the last byte. */
export interface Volume {
  readonly folder: string;
  fill(): Promise<void>;
  free(): Promise<void>;
  leave(): void;
}

const SIZE = '640m';
const PIECE = Buffer.alloc(1_048_576);
const LAST_PIECE = Buffer.alloc(4096);

async function fits(file: FileHandle, piece: Buffer): Promise<boolean> {
  try {
    return (await file.write(piece)).bytesWritten === piece.length;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw cause;
  }
}

/** Makes a small disk; where the machine lets nobody make one, says so in a sentence instead. */
export async function smallVolume(inside: string): Promise<Volume | string> {
  const folder = join(inside, 'volume');
  await mkdir(folder);
  const { status, stderr, error } = spawnSync('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${SIZE},mode=711`,
    'tmpfs',
    folder,
  ]);
  if (status !== 0) {
    const reason = error?.message ?? stderr.toString().trim();
    return `a full disk is left out: it needs a small disk of its own, and none can be mounted here (${reason})`;
  }
  await chmod(folder, 0o711);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: async () => {
      const file = await open(ballast, 'a');
      try {
        // Large pieces while there is room for them, then small ones.
        for (const piece of [PIECE, LAST_PIECE]) while (await fits(file, piece));
      } finally {
        await file.close();
      }
    },
    free: () => rm(ballast, { force: true }),
    leave: () => void spawnSync('umount', [folder]),
  };
}
