import { readdirSync, readFileSync } from 'node:fs';
import { type History, replay } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import { lifecycle } from './lifecycle.ts';

const folder = new URL('./histories/', import.meta.url);
const histories = readdirSync(folder).map((file): [string, History] => [
  file,
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
]);

test.each(histories)('the recorded course %s still comes out as it did', (_, history) => {
  expect(replay(lifecycle, history).history.steps).toEqual(history.steps);
});

test('there are recorded courses', () => {
  expect(histories.length).toBeGreaterThanOrEqual(3);
});
