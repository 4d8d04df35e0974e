/** What may be said of a piece of work. Ids and names of kinds only: never a name, a telephone number or a text of a person. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

export interface WorkOptions {
  /** `server` answers somebody, `producer` hands something over, `consumer` takes it. */
  kind?: 'server' | 'producer' | 'consumer';
  attributes?: Attributes;
  /** W3C `traceparent` of the work that led to this; without it, or with one that cannot be read, whatever is under way here. */
  parent?: unknown;
}

/** A piece of work that has begun: a span of a trace. */
export interface Work {
  /** How others carry this trace on, as W3C `traceparent`. */
  readonly traceparent: string;
  add(attributes: Attributes): void;
  /** Runs something as a part of it: whatever begins in there lies below it. */
  within<T>(run: () => T): T;
  /** `failure` is told by its kind and code alone: its words may quote what somebody wrote. */
  end(failure?: unknown): void;
}

/** Traces of one process. */
export interface Tracing {
  begin(name: string, options?: WorkOptions): Work;
  /** The W3C `traceparent` of what is under way here; undefined where nothing is. */
  traceparent(): string | undefined;
  /** Hands over what has not been handed over yet. */
  stop(): Promise<void>;
}

/** Does something as one piece of work; without tracing, just does it. */
export async function traced<T>(
  tracing: Tracing | undefined,
  name: string,
  options: WorkOptions,
  run: (work?: Work) => Promise<T>,
): Promise<T> {
  if (!tracing) return run();
  const work = tracing.begin(name, options);
  try {
    const result = await work.within(() => run(work));
    work.end();
    return result;
  } catch (error) {
    work.end(error);
    throw error;
  }
}

/**
 * Opens tracing where the environment names somebody who takes traces: OTEL_EXPORTER_OTLP_ENDPOINT or
 * OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, unless OTEL_SDK_DISABLED=true or OTEL_TRACES_EXPORTER=none. Otherwise nothing is even
 * loaded. The exporter reads the other OTEL_EXPORTER_OTLP_… variables itself.
 *
 * @throws Error when OTEL_TRACES_SAMPLER or its argument is none that is known
 */
export async function openTracing(
  service: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Tracing | undefined> {
  const endpoint =
    environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] || environment['OTEL_EXPORTER_OTLP_ENDPOINT'];
  if (!endpoint || environment['OTEL_SDK_DISABLED']?.toLowerCase() === 'true') return undefined;
  if (environment['OTEL_TRACES_EXPORTER'] === 'none') return undefined;
  const { openTelemetry, otlpExporter } = await import('./open-telemetry.ts');
  return openTelemetry(service, environment, { exporter: otlpExporter() });
}
