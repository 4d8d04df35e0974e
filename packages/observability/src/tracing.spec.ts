import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { openTracing, traced } from './index.ts';
import { keepTraces } from './testing.ts';

const FROM_OUTSIDE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

describe('tracing that nobody asked for', () => {
  test.each([
    ['no collector is named', {}],
    ['it is switched off', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_SDK_DISABLED: 'true' }],
    [
      'traces go nowhere',
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_TRACES_EXPORTER: 'none' },
    ],
  ])('given %s, then there is none, and work is done all the same', async (_, environment) => {
    const tracing = await openTracing('dingfen-api', environment);
    expect(tracing).toBeUndefined();
    expect(await traced(tracing, 'work', {}, () => Promise.resolve('done'))).toBe('done');
  });
});

describe('tracing that is switched on', () => {
  test('given a collector, then what has ended is sent to it before the process ends', async () => {
    const asked: (string | undefined)[] = [];
    const collector = createServer((request, response) => {
      asked.push(request.url);
      request.resume();
      response.end();
    });
    collector.listen(0, '127.0.0.1');
    await once(collector, 'listening');
    const { port } = collector.address() as AddressInfo;
    process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `http://127.0.0.1:${port}`;
    try {
      const tracing = await openTracing('dingfen-api', process.env);
      await traced(tracing, 'work', {}, () => Promise.resolve());
      await tracing?.stop();
      expect(asked).toEqual(['/v1/traces']);
    } finally {
      delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
      collector.close();
    }
  });

  test('given work within work, then one lies below the other, whatever was awaited in between', async () => {
    const { tracing, kept } = keepTraces('dingfen-api');
    expect(tracing.traceparent()).toBeUndefined();
    await traced(tracing, 'request', { parent: FROM_OUTSIDE }, async () => {
      await Promise.resolve();
      await traced(tracing, 'act', {}, async (act) => {
        await Promise.resolve();
        expect(tracing.traceparent()).toBe(act?.traceparent);
      });
    });
    const [act, request] = kept();
    expect([act?.name, request?.name]).toEqual(['act', 'request']);
    expect(act?.parentId).toBe(request?.id);
    expect(request?.parentId).toBe('b7ad6b7169203331');
    expect(kept().map((one) => one.traceId)).toEqual(Array(2).fill('0af7651916cd43dd8448eb211c80319c'));
  });

  test('given a caller whose trace cannot be read, then a new one begins', () => {
    const { tracing, kept } = keepTraces('dingfen-api');
    for (const parent of ['nonsense', ['two', 'of them'], undefined])
      tracing.begin('request', { parent }).end();
    expect(kept().map((one) => one.parentId)).toEqual([undefined, undefined, undefined]);
    expect(new Set(kept().map((one) => one.traceId)).size).toBe(3);
  });

  test('given a failure, then its kind and code are told and never its words', async () => {
    const { tracing, kept } = keepTraces('dingfen-worker');
    const failure = Object.assign(new RangeError('甲（虚构） 10000000001'), { code: '23505' });
    await expect(traced(tracing, 'deliver', {}, () => Promise.reject(failure))).rejects.toThrow(failure);
    const [work] = kept();
    expect([work?.failed, work?.attributes]).toEqual([true, { 'error.type': 'RangeError 23505' }]);
    expect(JSON.stringify(kept())).not.toContain('10000000001');
  });

  test('given a share of traces, then a caller who is followed is followed on, and others by that share', () => {
    const environment = { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' };
    const { tracing, kept } = keepTraces('dingfen-api', environment);
    tracing.begin('nobody follows').end();
    tracing.begin('followed', { parent: FROM_OUTSIDE }).end();
    expect(kept().map((one) => one.name)).toEqual(['followed']);
  });

  test.each([
    [{ OTEL_TRACES_SAMPLER: 'sometimes' }],
    [{ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: 'half' }],
  ])('given %o, then it says that this is not known', (environment) => {
    expect(() => keepTraces('dingfen-api', environment)).toThrow(/OTEL_TRACES_SAMPLER/);
  });

  test('given whoever runs the system calls the service otherwise, then that name counts', () => {
    process.env['OTEL_SERVICE_NAME'] = 'dingfen-laibin';
    try {
      const { tracing, kept } = keepTraces('dingfen-api');
      tracing.begin('work').end();
      expect(kept()[0]?.service).toBe('dingfen-laibin');
    } finally {
      delete process.env['OTEL_SERVICE_NAME'];
    }
  });
});
