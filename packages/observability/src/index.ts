export { createLogger, type Logger, type LoggerOptions } from './logger.ts';
export { createMetrics, type Metrics, type Reading } from './metrics.ts';
export { type Operations, serveOperations } from './operations.ts';
export { withinTime } from './patience.ts';
export {
  type Attributes,
  openTracing,
  traced,
  type Tracing,
  type Work,
  type WorkOptions,
} from './tracing.ts';
