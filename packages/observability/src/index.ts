export { createLogger, type Logger, type LoggerOptions } from './logger.ts';
export { createMetrics, type Metrics, type Reading } from './metrics.ts';
export { type Operations, serveOperations } from './operations.ts';
