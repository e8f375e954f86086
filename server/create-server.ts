import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Server as SocketServer } from "socket.io";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import type { Clock } from "#lib/units/clock.ts";
import type { Instant } from "#lib/units/instant.ts";
import { AccessControl } from "./access/access-control.ts";
import { PageSession } from "./access/page-session.ts";
import { createApi } from "./api/create-api.ts";
import { exportRoutes } from "./api/export-routes.ts";
import { readingRoutes } from "./api/reading-routes.ts";
import { problem, type Route } from "./api/route.ts";
import { serviceRoutes } from "./api/service-routes.ts";
import { subjectRoutes } from "./api/subject-routes.ts";
import { viewRoutes } from "./api/view-routes.ts";
import { serveFeed } from "./ingest/feed-socket.ts";
import { Gate } from "./ingest/gate.ts";
import { SourceRegister } from "./ingest/sources.ts";
import { admitSockets } from "./live/admit-sockets.ts";
import { Hub } from "./live/hub.ts";
import { ReviewTable } from "./live/review-table.ts";
import { ViewSource } from "./live/view-source.ts";
import type { EventLog } from "./log/event-log.ts";
import { FoldedLog } from "./log/folded-log.ts";
import { Recorder } from "./log/recorder.ts";
import type { PageHandler } from "./pages/page-server.ts";
import type { Logger } from "./runtime/logger.ts";
import { Metrics } from "./runtime/metrics.ts";

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

export interface ServerOptions {
  readonly log: EventLog;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly wardName: string;
  readonly version: string;
  /** Names the build of the pages. */
  readonly build: string;
  readonly tokens: readonly {
    readonly token: string;
    readonly name: string;
    readonly scope: "feed" | "read";
  }[];
  readonly logger: Logger;
}

/** One process, one port: it listens at once and answers 503 until its parts are there. */
export class VentwallServer {
  readonly http: Server;
  #serve: Listener = answerStarting;
  #close: () => Promise<void> = async () => {};
  #isReady = false;

  constructor() {
    this.http = createHttpServer(
      // A sender that dawdles over its headers or body must not hold a connection for ever.
      {
        headersTimeout: 20_000,
        requestTimeout: 60_000,
        keepAliveTimeout: 30_000,
        connectionsCheckingInterval: 5_000,
      },
      (request, response) => this.#serve(request, response),
    );
  }

  /** Listens; the port is chosen by the system when 0. */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.http.once("error", reject);
      this.http.listen(port, host, () => {
        this.http.off("error", reject);
        resolve((this.http.address() as AddressInfo).port);
      });
    });
  }

  /** Opens every door but the pages'. */
  async open(
    options: ServerOptions,
  ): Promise<{ readonly pageSession: PageSession; readonly folded: FoldedLog; readonly recorder: Recorder }> {
    const { log, clock, logger } = options;
    const folded = await FoldedLog.load(log);
    const recorder = new Recorder(log, folded, clock, logger);
    const pageSession = await PageSession.load(log);
    const access = new AccessControl(pageSession);
    for (const { token, name, scope } of options.tokens) access.addToken(token, name, [scope]);

    const heardAt = new Map<string, Instant>();
    const source = new ViewSource(folded, createSiteCalendar(options.timeZone), clock, heardAt);
    const metrics = new Metrics();
    const gate = new Gate(recorder, clock, metrics);

    const io = new SocketServer(this.http, {
      serveClient: false,
      perMessageDeflate: false,
      destroyUpgrade: true,
      maxHttpBufferSize: 8 * 1024 * 1024,
      pingInterval: 10_000,
      pingTimeout: 20_000,
    });
    const live = io.of("/live");
    const feed = io.of("/feed");
    admitSockets(live, access, "read");
    admitSockets(feed, access, "feed");
    const hub = new Hub(
      live,
      source,
      {
        ward_name: options.wardName,
        time_zone: options.timeZone,
        database: log.kind,
        build: options.build,
        limits: {
          plateau_pressure: PROTOCOL.limits.plateauPressure,
          driving_pressure: PROTOCOL.limits.drivingPressure,
        },
      },
      () => log.head,
      logger,
    );
    serveFeed(feed, gate, new SourceRegister(recorder, clock, heardAt, () => hub.touchAll()), logger);
    recorder.onCommit((touched, events) => {
      metrics.countGroup(events);
      hub.touch(touched);
    });
    metrics.gauge("ventwall_log_seq", "Events in the log", () => log.head);
    metrics.gauge("ventwall_displays", "Connected displays and pages", () => live.sockets.size);
    metrics.gauge("ventwall_feeds", "Connected feeds", () => feed.sockets.size);

    const routes: Route[] = [];
    routes.push(
      ...serviceRoutes({
        log,
        metrics,
        version: options.version,
        isReady: () => this.#isReady,
        all: () => routes,
      }),
      ...subjectRoutes(recorder, folded),
      ...readingRoutes(gate, folded),
      ...viewRoutes(source, hub, new ReviewTable(folded, source)),
      ...exportRoutes(folded, source),
    );
    const api = getRequestListener(createApi(routes, access, logger).fetch, { overrideGlobalObjects: false });
    this.#serve = (request, response) => {
      // Socket.IO answers its own path by its own listener.
      if (!request.url?.startsWith("/socket.io/")) void api(request, response);
    };
    this.#close = async () => {
      hub.close();
      this.http.closeIdleConnections();
      await new Promise<void>((resolve) => void io.close(() => resolve()));
      await recorder.close();
      await folded.books.saveAll();
      await log.close();
    };
    return { pageSession, folded, recorder };
  }

  /** Says by its health that everything is there. */
  becomeReady(): void {
    this.#isReady = true;
  }

  /** Gives everything that is neither API nor socket to the pages. */
  mountPages(pages: PageHandler): void {
    const doors = this.#serve;
    this.#serve = (request, response) => {
      const { url = "/" } = request;
      if (/^\/(?:api|metrics|socket\.io)(?:[/?]|$)/.test(url)) doors(request, response);
      else void pages(request, response);
    };
  }

  async close(): Promise<void> {
    this.http.closeAllConnections();
    await this.#close();
  }
}

function answerStarting(request: IncomingMessage, response: ServerResponse): void {
  if (/^\/(?:api|metrics)(?:[/?]|$)/.test(request.url ?? "/")) {
    const refusal = problem({ code: "starting", detail: "The server is starting; try again in a moment." });
    response.writeHead(refusal.status, Object.fromEntries(refusal.headers));
    void refusal.text().then((text) => response.end(text));
    return;
  }
  response.writeHead(503, { "content-type": "text/html; charset=utf-8", "retry-after": "2", refresh: "2" });
  response.end(
    '<!doctype html><meta charset="utf-8"><title>Ventwall</title><p>Ventwall is starting… 正在启动…</p>',
  );
}
