import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { SubmitResult } from "#lib/contract/readings.ts";

/** What this server measures of itself. No subject and no bed is named in it. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #readings = new Counter({
    name: "ventwall_readings_total",
    help: "Readings answered, by what became of them",
    labelNames: ["status", "code"] as const,
    registers: [this.#registry],
  });
  readonly #groups = new Histogram({
    name: "ventwall_commit_group_events",
    help: "Events made durable together",
    buckets: [1, 2, 5, 10, 50, 100, 500, 1_000, 5_000, 20_000],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry, prefix: "ventwall_" });
  }

  get type(): string {
    return this.#registry.contentType;
  }

  /** A value that is asked for when someone looks. */
  gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(value());
      },
    });
  }

  countReadings({ accepted, duplicates, rejected, results }: SubmitResult): void {
    if (accepted > 0) this.#readings.inc({ status: "accepted", code: "" }, accepted);
    if (duplicates > 0) this.#readings.inc({ status: "duplicate", code: "" }, duplicates);
    if (rejected === 0) return;
    for (const { status, code = "" } of results) {
      if (status === "rejected") this.#readings.inc({ status, code });
    }
  }

  countGroup(events: number): void {
    this.#groups.observe(events);
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
