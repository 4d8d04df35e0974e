import { lint } from '@dingfen/procedure-kit/testing';
import { expect, test } from 'vitest';
import { procedure } from './index.ts';
test('lint', () => { expect(lint(procedure)).toEqual([]); });
