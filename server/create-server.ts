import {
  createServer as createHttpServer,
  type ServerOptions as HttpOptions,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Server as SocketServer } from "socket.io";
import type { SignInOptions } from "#lib/contract/access.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { PROTOCOL_HASH } from "#lib/protocol/protocol-identity.ts";
import { createSiteCalendar } from "#lib/study/site-calendar.ts";
import type { Clock } from "#lib/units/clock.ts";
import type { AccessOffice } from "./access/access-office.ts";
import { AlarmArchive } from "./alarms/alarm-archive.ts";
import { AlarmCaller } from "./alarms/alarm-caller.ts";
import { AlarmWatch } from "./alarms/alarm-watch.ts";
import type { AlarmWebhook } from "./alarms/webhook.ts";
import { accountRoutes } from "./api/account-routes.ts";
import { adverseEventRoutes } from "./api/adverse-event-routes.ts";
import { alarmLogRoutes } from "./api/alarm-log-routes.ts";
import { alarmRoutes } from "./api/alarm-routes.ts";
import { auditRoutes } from "./api/audit-routes.ts";
import { caseRoutes } from "./api/case-routes.ts";
import { correctionRoutes } from "./api/correction-routes.ts";
import { createApi } from "./api/create-api.ts";
import { eventRoutes } from "./api/event-routes.ts";
import { exportRoutes } from "./api/export-routes.ts";
import { hospitalRoutes } from "./api/hospital-routes.ts";
import { infusionEventRoutes } from "./api/infusion-event-routes.ts";
import { infusionRoutes } from "./api/infusion-routes.ts";
import { keyRoutes } from "./api/key-routes.ts";
import { limitRoutes } from "./api/limit-routes.ts";
import { matchRoutes } from "./api/match-routes.ts";
import { pairingRoutes } from "./api/pairing-routes.ts";
import { peopleRoutes } from "./api/people-routes.ts";
import { queryRoutes } from "./api/query-routes.ts";
import { readingRoutes } from "./api/reading-routes.ts";
import { recordRoutes } from "./api/record-routes.ts";
import { reviewRoutes } from "./api/review-routes.ts";
import { problem, type Route } from "./api/route.ts";
import { securityRoutes } from "./api/security-routes.ts";
import { serviceRoutes } from "./api/service-routes.ts";
import { signInRoutes } from "./api/sign-in-routes.ts";
import { studyRoutes } from "./api/study-routes.ts";
import { subjectRoutes } from "./api/subject-routes.ts";
import { viewRoutes } from "./api/view-routes.ts";
import { whatIfRoutes } from "./api/what-if-routes.ts";
import { ChainWatch, chainFigure } from "./audit/chain-watch.ts";
import { RoleHistory } from "./audit/role-history.ts";
import { serveFeed } from "./ingest/feed-socket.ts";
import { Gate } from "./ingest/gate.ts";
import { Heartbeats } from "./ingest/heartbeats.ts";
import { SourceRegister } from "./ingest/sources.ts";
import {
  admitSockets,
  closeDefaultNamespace,
  noteUnknownNamespaces,
  principalBehind,
} from "./live/admit-sockets.ts";
import { CohortTable } from "./live/cohort-table.ts";
import { Hub } from "./live/hub.ts";
import type { RequestContext } from "./live/on-request.ts";
import { ReviewTable } from "./live/review-table.ts";
import { ViewSource } from "./live/view-source.ts";
import { WarmUp } from "./live/warm-up.ts";
import type { EventLog } from "./log/event-log.ts";
import { FoldedLog } from "./log/folded-log.ts";
import { Recorder } from "./log/recorder.ts";
import type { PageHandler } from "./pages/guarded-pages.ts";
import { guardAnswer, guardPage, type Reach } from "./pages/response-headers.ts";
import { QueryTable } from "./queries/query-table.ts";
import { ReviewWatch } from "./review/review-watch.ts";
import { SheetPrinter } from "./review/sheet-printer.ts";
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
  readonly office: AccessOffice;
  /** Ready users that the sign-in page of a demo shows. */
  readonly demoUsers: SignInOptions["demo_users"];
  /** Who is called when nobody answers a high alarm; absent or `null`: nobody. */
  readonly alarmWebhook?: AlarmWebhook | null;
  readonly logger: Logger;
}

/** A certificate with its key, for a server that speaks TLS itself. */
export interface TlsFiles {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** A sender that dawdles over its headers or body must not hold a connection for ever. */
const PATIENCE: HttpOptions = {
  headersTimeout: 20_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
};

/** One process, one port: it listens at once and answers 503 until its parts are there. */
export class VentwallServer {
  readonly http: Server;
  readonly #reach: Reach;
  #serve: Listener = answerStarting;
  #warm: () => void = () => {};
  #close: () => Promise<void> = async () => {};
  #isReady = false;

  constructor(tls: TlsFiles | null = null, reach: Reach = { secure: tls !== null, dev: false }) {
    this.#reach = reach;
    const serve: Listener = (request, response) => this.#serve(request, response);
    this.http =
      tls === null ? createHttpServer(PATIENCE, serve) : createHttpsServer({ ...PATIENCE, ...tls }, serve);
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
  async open(options: ServerOptions): Promise<{ readonly folded: FoldedLog; readonly recorder: Recorder }> {
    const { log, clock, logger, office } = options;
    const folded = await FoldedLog.load(log);
    const recorder = new Recorder(log, folded, clock, logger);
    const calendar = createSiteCalendar(options.timeZone);
    const heartbeats = new Heartbeats(folded.ward.devices, clock.now());
    const source = new ViewSource(folded, calendar, clock, heartbeats.heardAt);
    const metrics = new Metrics();
    const gate = new Gate(recorder, clock, metrics, ({ actor }) =>
      office.refusals.add({ actor, door: "readings", code: "forbidden", address: null }),
    );
    const requests: RequestContext = {
      logger,
      onRefused: (socket, event) => {
        const { actor } = principalBehind(socket);
        office.refusals.add({ actor, door: event, code: "forbidden", address: null });
      },
      onUse: (socket) => office.programs.use(principalBehind(socket).id),
    };

    const io = new SocketServer(this.http, {
      serveClient: false,
      perMessageDeflate: false,
      destroyUpgrade: true,
      maxHttpBufferSize: 8 * 1024 * 1024,
      pingInterval: 10_000,
      pingTimeout: 20_000,
      // Whoever joins nothing is let go soon.
      connectTimeout: 10_000,
    });
    const live = io.of("/live");
    const feed = io.of("/feed");
    closeDefaultNamespace(io.of("/"), office);
    noteUnknownNamespaces(io, office);
    admitSockets(live, office, "wall:see");
    admitSockets(feed, office, "feed:connect");
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
      requests,
    );
    recorder.attend(new ReviewWatch(calendar));
    const watch = new AlarmWatch(recorder, folded, calendar, heartbeats, clock, logger);
    const { alarmWebhook: webhook = null } = options;
    const caller = webhook === null ? null : new AlarmCaller({ ...options, webhook, recorder, folded });
    const sources = new SourceRegister(recorder, folded, clock, heartbeats, () => {
      hub.touchAll();
      watch.lookAtAll();
    });
    serveFeed(feed, gate, sources, requests);
    recorder.onCommit((touched, events) => {
      metrics.countGroup(events);
      hub.touch(touched);
    });
    metrics.gauge("ventwall_log_seq", "Events in the log", () => log.head);
    metrics.gauge("ventwall_displays", "Connected displays and pages", () => live.sockets.size);
    metrics.gauge("ventwall_feeds", "Connected feeds", () => feed.sockets.size);

    const rules = [options.version, options.build, PROTOCOL_HASH, options.timeZone].join(" ");
    const kept = { folded, source, log, rules };
    const review = new ReviewTable(kept);
    const cohort = new CohortTable(kept);
    const queries = new QueryTable(kept);
    const warmUp = new WarmUp(folded, [review.parts, cohort.parts, queries.parts], logger);
    const sheet = new SheetPrinter(folded, source, options.version, () => log.head);
    const archive = new AlarmArchive(log);
    const alarms = { archive, source, folded, review };
    const roles = new RoleHistory(office);
    const chain = new ChainWatch({ log, security: office.security, clock, calendar, logger });
    metrics.gauge(
      "ventwall_log_chain_intact",
      "Whether the last walk along the log's chain found it whole",
      () => chainFigure(chain.state().state),
    );
    const routes: Route[] = [];
    routes.push(
      ...serviceRoutes({
        log,
        chain,
        metrics,
        version: options.version,
        isReady: () => this.#isReady,
        all: () => routes,
      }),
      ...subjectRoutes(recorder, folded, review),
      ...readingRoutes(gate, folded),
      ...viewRoutes(source, hub),
      ...studyRoutes({ source, folded, cohort }),
      ...matchRoutes({ source, folded, cohort, recorder }),
      ...reviewRoutes(recorder, calendar, review, office, sheet),
      ...alarmRoutes(recorder, office),
      ...alarmLogRoutes(alarms),
      ...whatIfRoutes(log, alarms),
      ...exportRoutes({
        log,
        folded,
        source,
        review,
        archive,
        security: office.security,
        roles,
        version: options.version,
        logger,
      }),
      ...auditRoutes({ log, source, roles, chain }),
      ...limitRoutes(recorder, folded),
      ...queryRoutes({ recorder, folded, source, table: queries }),
      ...correctionRoutes(recorder, folded),
      ...infusionRoutes(recorder, source, office),
      ...infusionEventRoutes(recorder, source),
      ...recordRoutes(recorder, folded, source),
      ...caseRoutes(recorder, { archive, source }),
      ...adverseEventRoutes(recorder, folded, options.timeZone),
      ...eventRoutes(folded, source, review),
      ...signInRoutes(office, options.demoUsers),
      ...hospitalRoutes(office),
      ...pairingRoutes(office),
      ...accountRoutes(office),
      ...peopleRoutes(office),
      ...keyRoutes(office, () => folded.ward.beds.map(({ bed }) => bed)),
      ...securityRoutes(office),
    );
    const api = getRequestListener(createApi(routes, office, logger).fetch, { overrideGlobalObjects: false });
    this.#serve = (request, response) => {
      // Socket.IO answers its own path by its own listener.
      if (request.url?.startsWith("/socket.io/")) return;
      guardAnswer(response, this.#reach);
      void api(request, response);
    };
    this.#warm = () => warmUp.start();
    this.#close = async () => {
      hub.close();
      watch.close();
      caller?.close();
      await chain.close();
      this.http.closeIdleConnections();
      await new Promise<void>((resolve) => void io.close(() => resolve()));
      await recorder.close();
      await warmUp.close();
      await folded.books.saveAll();
      await log.close();
      await office.close();
    };
    return { folded, recorder };
  }

  /** Says by its health that everything is there. */
  becomeReady(): void {
    this.#isReady = true;
    this.#warm();
  }

  /** Gives everything that is neither API nor socket to the pages. */
  mountPages(pages: PageHandler): void {
    const doors = this.#serve;
    this.#serve = (request, response) => {
      const { url = "/" } = request;
      if (/^\/(?:api|metrics|socket\.io)(?:[/?]|$)/.test(url)) {
        doors(request, response);
        return;
      }
      guardPage(request, response, this.#reach);
      void pages(request, response);
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
