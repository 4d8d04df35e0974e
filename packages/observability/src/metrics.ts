import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds in which acts and requests are done, from a fast read to what somebody will complain about. */
const DURATIONS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** Seconds by which a period is heard late: a second is a good dispatcher, a minute an alarm. */
const LATENESS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 600, 3600];

/** Something that is asked for its value when somebody looks. */
export type Reading = () => number | Promise<number>;

/** The figures of one process, in the form that Prometheus reads. */
export interface Metrics {
  /** One answered request. `area` is the first part of its address, never an id. */
  request(area: string, method: string, status: number, seconds: number): void;
  /** One act that was carried out; those of the clock under the procedure `clock`. */
  act(procedure: string, event: string, seconds: number): void;
  /** One refusal, by the code of its problem. */
  refusal(code: string): void;
  /** One finished job of a queue. */
  job(queue: string, result: 'done' | 'failed', seconds: number): void;
  /** By how much a period, a notice or a supervision order was heard after its time. */
  lateness(what: 'deadline' | 'notice' | 'order', seconds: number): void;
  /** A value read anew whenever it is asked for; one that cannot be read is left out and does not spoil the others. */
  gauge(name: string, help: string, read: Reading, labels?: Readonly<Record<string, string>>): void;
  /** All of it as text, with its media type. */
  read(): Promise<{ text: string; type: string }>;
}

interface LabelledReading {
  labels: Readonly<Record<string, string>>;
  read: Reading;
}

/** Begins the figures of a process; those of Node itself (memory, event loop) are among them. */
export function createMetrics(process: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ process });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'dingfen_request_seconds',
    help: 'Answered requests by area of the API, method and status',
    labelNames: ['area', 'method', 'status'],
    buckets: DURATIONS,
    registers,
  });
  const acts = new Histogram({
    name: 'dingfen_act_seconds',
    help: 'Acts carried out, by procedure and event; those of the clock as procedure clock',
    labelNames: ['procedure', 'event'],
    buckets: DURATIONS,
    registers,
  });
  const refusals = new Counter({
    name: 'dingfen_refusals_total',
    help: 'Refusals by code',
    labelNames: ['code'],
    registers,
  });
  const jobs = new Histogram({
    name: 'dingfen_job_seconds',
    help: 'Jobs by queue and result',
    labelNames: ['queue', 'result'],
    buckets: DURATIONS,
    registers,
  });
  const lateness = new Histogram({
    name: 'dingfen_lateness_seconds',
    help: 'By how much periods, notices and supervision orders were heard after their time',
    labelNames: ['what'],
    buckets: LATENESS,
    registers,
  });
  const readings = new Map<string, LabelledReading[]>();

  return {
    request: (area, method, status, seconds) => requests.observe({ area, method, status }, seconds),
    act: (procedure, event, seconds) => acts.observe({ procedure, event }, seconds),
    refusal: (code) => refusals.inc({ code }),
    job: (queue, result, seconds) => jobs.observe({ queue, result }, seconds),
    lateness: (what, seconds) => lateness.observe({ what }, seconds),
    gauge(name, help, read, labels = {}) {
      const known = readings.get(name);
      if (known) {
        known.push({ labels, read });
        return;
      }
      const own: LabelledReading[] = [{ labels, read }];
      readings.set(name, own);
      registry.registerMetric(
        new Gauge({
          name,
          help,
          labelNames: Object.keys(labels),
          registers: [],
          async collect() {
            this.reset();
            const values = await Promise.allSettled(own.map(async (one) => one.read()));
            values.forEach((result, index) => {
              if (result.status === 'fulfilled') this.set({ ...own[index]?.labels }, result.value);
            });
          },
        }),
      );
    },
    read: async () => ({ text: await registry.metrics(), type: registry.contentType }),
  };
}
