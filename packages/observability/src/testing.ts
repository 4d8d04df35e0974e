import { SpanStatusCode } from '@opentelemetry/api';
import { InMemorySpanExporter, type ReadableSpan } from '@opentelemetry/sdk-trace';
import { openTelemetry } from './open-telemetry.ts';
import type { Tracing } from './tracing.ts';

/** A piece of work as it would have been sent away. */
export interface KeptWork {
  service: unknown;
  name: string;
  traceId: string;
  id: string;
  parentId: string | undefined;
  attributes: Readonly<Record<string, unknown>>;
  failed: boolean;
}

const keptOf = (span: ReadableSpan): KeptWork => ({
  service: span.resource.attributes['service.name'],
  name: span.name,
  traceId: span.spanContext().traceId,
  id: span.spanContext().spanId,
  parentId: span.parentSpanContext?.spanId,
  attributes: span.attributes,
  failed: span.status.code === SpanStatusCode.ERROR,
});

/** Tracing of a service that sends nothing away and keeps every piece of work that has ended, for specs. */
export function keepTraces(
  service: string,
  environment: Readonly<Record<string, string | undefined>> = {},
): { tracing: Tracing; kept: () => KeptWork[] } {
  const exporter = new InMemorySpanExporter();
  return {
    tracing: openTelemetry(service, environment, { exporter, atOnce: true }),
    kept: () => exporter.getFinishedSpans().map(keptOf),
  };
}
