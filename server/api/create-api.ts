import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { foreignOrigin } from "../access/access-control.ts";
import type { AccessOffice } from "../access/access-office.ts";
import { isFromOurPage } from "../access/caller.ts";
import { credentialsOf } from "../access/credentials.ts";
import { AUTH_PATH } from "../access/people-auth.ts";
import { peopleFailure } from "../access/people-failure.ts";
import { NOBODY } from "../access/principal.ts";
import type { Logger } from "../runtime/logger.ts";
import { readJsonBody } from "./read-body.ts";
import { nameOfDoor, problem, type Route, type RouteAnswer } from "./route.ts";

const DEFAULT_BODY_LIMIT = 64 * 1024;

/** One line for all of them: a flood must not fill the log. */
const ANY_WAY_IN = "any way in";

type ApiContext = Context<{ Bindings: HttpBindings }>;

/** The HTTP API from its table of routes: each asks who is there before it reads a byte of the body. */
export function createApi(routes: readonly Route[], office: AccessOffice, logger: Logger) {
  const api = new Hono<{ Bindings: HttpBindings }>();
  for (const route of routes) {
    const path = route.path.replace(/\{(\w+)\}/g, ":$1");
    api.on(route.method.toUpperCase(), [path], (context) => answer(context, route, office));
  }
  api.notFound((context) =>
    problem({ code: "not_found", detail: `There is no ${context.req.method} ${context.req.path}.` }),
  );
  api.onError((error, context) => {
    // A full disk is no fault of ours: whoever asks is told, in the log's own words.
    const unwritten = peopleFailure(error);
    if (unwritten !== null) {
      logger.warn({ code: unwritten.code, path: context.req.path }, "the people cannot be written");
      return problem(unwritten);
    }
    logger.error({ error, path: context.req.path }, "a request failed");
    return problem({ code: "internal", detail: "The server failed at this; its log says why." });
  });
  return api;
}

async function answer(context: ApiContext, route: Route, office: AccessOffice): Promise<Response> {
  const { incoming } = context.env;
  const credentials = credentialsOf(incoming, office.trusts);
  // At an open door too: nobody's page signs our visitors in or out.
  const { address } = credentials.caller;
  if (route.method !== "get" && credentials.token === null && !isFromOurPage(credentials.caller)) {
    const actor = (await office.control.recognise(credentials))?.actor ?? NOBODY;
    office.refusals.add({ actor, door: nameOfDoor(route), code: "foreign_origin", address });
    return problem(foreignOrigin(credentials.caller));
  }
  if (route.access === "open" && route.path.startsWith(AUTH_PATH)) {
    const allowed = await office.wayInThrottle.take(address ?? NOBODY);
    if (!allowed.ok) {
      office.refusals.add({ actor: NOBODY, door: ANY_WAY_IN, code: allowed.code, address });
      return problem(allowed);
    }
  }
  let admitted = await office.control.admit(route.access, credentials, nameOfDoor(route));
  if (!admitted.ok) return problem(admitted);
  let body: unknown;
  if (route.body !== undefined) {
    const json = await readJsonBody(incoming, route.bodyLimit ?? DEFAULT_BODY_LIMIT);
    if (!json.ok) return problem(json);
    const parsed = route.body.safeParse(json.value);
    if (!parsed.success) {
      const detail = parsed.error.issues
        .slice(0, 5)
        .map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`)
        .join("; ");
      return problem({ code: "malformed", detail });
    }
    body = parsed.data;
    // Whoever dawdles over a body may have been disabled or revoked meanwhile.
    const still = await office.control.admit(route.access, credentials, nameOfDoor(route));
    if (!still.ok) return problem(still);
    admitted = still;
  }
  if (route.recorded === true) {
    const ready = await office.ready();
    if (!ready.ok) return problem(ready);
  }
  const result = await route.handle({
    params: context.req.param(),
    query: context.req.query(),
    body,
    principal: admitted.value,
    credentials,
    incoming,
  });
  if (result.ok) return respond(result.value);
  // Somebody limited to some beds was let in and then refused.
  if (result.code === "forbidden" && admitted.value !== null) {
    office.refusals.add({ actor: admitted.value.actor, door: nameOfDoor(route), code: result.code, address });
  }
  return problem(result);
}

function respond(answer: RouteAnswer): Response {
  if ("response" in answer) return answer.response;
  const headers = { "cache-control": "no-store" };
  if ("location" in answer) {
    const response = new Response(null, {
      status: answer.status,
      headers: { ...headers, location: answer.location },
    });
    return withCookies(response, answer.cookies);
  }
  if ("json" in answer) {
    const response = new Response(JSON.stringify(answer.json), {
      status: answer.status,
      headers: { ...headers, "content-type": "application/json" },
    });
    return withCookies(response, answer.cookies);
  }
  if ("text" in answer) {
    return new Response(answer.text, {
      status: answer.status,
      headers: { ...headers, "content-type": answer.type },
    });
  }
  return new Response(streamOf(answer.chunks), {
    status: answer.status,
    headers: {
      ...headers,
      "content-type": answer.type,
      "content-disposition": `attachment; filename="${answer.fileName}"`,
    },
  });
}

function withCookies(response: Response, cookies: readonly string[] = []): Response {
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

function streamOf(chunks: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(typeof next.value === "string" ? encoder.encode(next.value) : next.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
