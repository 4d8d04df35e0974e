import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  SimpleSpanProcessor,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Tracing, Work } from './tracing.ts';

/** A collector that does not answer keeps no process from ending. */
const LONGEST_FAREWELL_MS = 3000;

const KINDS = { server: SpanKind.SERVER, producer: SpanKind.PRODUCER, consumer: SpanKind.CONSUMER } as const;

/** What OTEL_TRACES_SAMPLER and OTEL_TRACES_SAMPLER_ARG ask for, by the names of the OpenTelemetry specification. */
function samplerOf(environment: Readonly<Record<string, string | undefined>>): Sampler {
  const name = environment['OTEL_TRACES_SAMPLER'] || 'parentbased_always_on';
  const share = Number(environment['OTEL_TRACES_SAMPLER_ARG'] || 1);
  if (!(share >= 0 && share <= 1)) throw new Error('OTEL_TRACES_SAMPLER_ARG is a number from 0 to 1');
  const roots: Record<string, () => Sampler> = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
    traceidratio: () => new TraceIdRatioBasedSampler(share),
  };
  const root = roots[name.replace(/^parentbased_/, '')]?.();
  if (!root) throw new Error(`OTEL_TRACES_SAMPLER=${name} is not known`);
  return name.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root;
}

const traceparentOf = (span: Span): string => {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
};

/** The kind of a failure, and its code where it has one; never its words. */
function kindOf(failure: unknown): string {
  const { name, code } = (failure ?? {}) as { name?: unknown; code?: unknown };
  return [name, code].filter((one) => typeof one === 'string' && one !== '').join(' ') || 'failed';
}

/** Sends spans to a collector as OTLP over HTTP; where, with what headers and for how long says the environment. */
export const otlpExporter = (): SpanExporter => new OTLPTraceExporter();

/**
 * Traces by OpenTelemetry. Nothing is registered for the whole process, so several may be open side by side.
 * `atOnce` hands over every span as it ends, for specs.
 */
export function openTelemetry(
  service: string,
  environment: Readonly<Record<string, string | undefined>>,
  { exporter, atOnce = false }: { exporter: SpanExporter; atOnce?: boolean },
): Tracing {
  const provider = new TracerProvider({
    // Whoever runs the system may call the service otherwise (OTEL_SERVICE_NAME) and say more of it (OTEL_RESOURCE_ATTRIBUTES).
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': service }))
      .merge(detectResources({ detectors: [envDetector] })),
    sampler: samplerOf(environment),
    spanProcessors: [atOnce ? new SimpleSpanProcessor({ exporter }) : new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer('dingfen');
  const underWay = new AsyncLocalStorage<Context>();

  const parentContext = (parent: unknown): Context => {
    const here = underWay.getStore() ?? ROOT_CONTEXT;
    const known = typeof parent === 'string' ? parseTraceParent(parent) : null;
    return known ? trace.setSpanContext(ROOT_CONTEXT, { ...known, isRemote: true }) : here;
  };

  return {
    begin(name, { kind, attributes = {}, parent } = {}): Work {
      const under = parentContext(parent);
      const span = tracer.startSpan(name, { ...(kind ? { kind: KINDS[kind] } : {}), attributes }, under);
      const inside = trace.setSpan(under, span);
      return {
        traceparent: traceparentOf(span),
        add: (more) => void span.setAttributes(more),
        within: (run) => underWay.run(inside, run),
        end: (failure) => {
          if (failure !== undefined) {
            span.setStatus({ code: SpanStatusCode.ERROR });
            span.setAttribute('error.type', kindOf(failure));
          }
          span.end();
        },
      };
    },
    traceparent: () => {
      const span = trace.getSpan(underWay.getStore() ?? ROOT_CONTEXT);
      return span && traceparentOf(span);
    },
    stop: async () => {
      const rest = new AbortController();
      const patience = wait(LONGEST_FAREWELL_MS, undefined, { signal: rest.signal, ref: false });
      await Promise.race([provider.shutdown(), patience]).catch(() => undefined);
      rest.abort();
    },
  };
}
