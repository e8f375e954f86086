import { fail, succeed } from "#lib/units/result.ts";
import type { ChainWatch } from "../audit/chain-watch.ts";
import type { EventLog } from "../log/event-log.ts";
import { TrialWrite } from "../log/trial-write.ts";
import type { Metrics } from "../runtime/metrics.ts";
import { docsPage } from "./docs-page.ts";
import { openApiOf } from "./openapi.ts";
import type { Route } from "./route.ts";

export interface ServiceFacts {
  readonly log: EventLog;
  readonly chain: ChainWatch;
  readonly metrics: Metrics;
  readonly version: string;
  /** Whether the start is over: readings are taken before the pages are there. */
  isReady(): boolean;
  /** The whole table, these doors included. */
  all(): readonly Route[];
}

/** The doors about the server itself: health, description, measurements. */
export function serviceRoutes({
  log,
  chain,
  metrics,
  version,
  isReady,
  all,
}: ServiceFacts): readonly Route[] {
  const trial = new TrialWrite(log);
  return [
    {
      method: "get",
      path: "/api/v1/health",
      access: "open",
      summary: "Whether readings can be taken now: a write is tried, at most once a second",
      answers:
        "`{status, seq, database, version, chain}`, where `chain` says what the last walk along the log found; 503 while starting or when the log cannot be written",
      async handle() {
        if (!isReady()) return fail("starting", "The server is starting; try again in a moment.");
        const writable = await trial.result();
        const facts = { seq: log.head, database: log.kind, version, chain: chain.state().state };
        return succeed(
          writable.ok
            ? { status: 200, json: { status: "ok", ...facts } }
            : { status: 503, json: { status: writable.code, detail: writable.detail, ...facts } },
        );
      },
    },
    {
      method: "get",
      path: "/api/v1/openapi.json",
      access: "open",
      summary: "This API, for programs",
      answers: "OpenAPI 3.1",
      handle: () => succeed({ status: 200, json: openApiOf(all(), version) }),
    },
    {
      method: "get",
      path: "/api/docs",
      access: "open",
      summary: "This API, for people",
      answers: "A page",
      handle: () =>
        succeed({ status: 200, text: docsPage(all(), version), type: "text/html; charset=utf-8" }),
    },
    {
      method: "get",
      path: "/metrics",
      access: "metrics:see",
      summary: "Measurements of this server for Prometheus",
      answers: "Prometheus text",
      handle: async () => succeed({ status: 200, text: await metrics.text(), type: metrics.type }),
    },
  ];
}
