import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import type { AccessControl } from "../access/access-control.ts";
import { credentialsOf } from "../access/credentials.ts";
import type { Logger } from "../runtime/logger.ts";
import { readJsonBody } from "./read-body.ts";
import { problem, type Route, type RouteAnswer } from "./route.ts";

const DEFAULT_BODY_LIMIT = 64 * 1024;

type ApiContext = Context<{ Bindings: HttpBindings }>;

/** The HTTP API from its table of routes: each asks who is there before it reads a byte of the body. */
export function createApi(routes: readonly Route[], access: AccessControl, logger: Logger) {
  const api = new Hono<{ Bindings: HttpBindings }>();
  for (const route of routes) {
    const path = route.path.replace(/\{(\w+)\}/g, ":$1");
    api.on(route.method.toUpperCase(), [path], (context) => answer(context, route, access));
  }
  api.notFound((context) =>
    problem({ code: "not_found", detail: `There is no ${context.req.method} ${context.req.path}.` }),
  );
  api.onError((error, context) => {
    logger.error({ error, path: context.req.path }, "a request failed");
    return problem({ code: "internal", detail: "The server failed at this; its log says why." });
  });
  return api;
}

async function answer(context: ApiContext, route: Route, access: AccessControl): Promise<Response> {
  const { incoming } = context.env;
  const admitted = access.admit(route.access, credentialsOf(incoming));
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
  }
  const result = await route.handle({
    params: context.req.param(),
    query: context.req.query(),
    body,
    principal: admitted.value,
    incoming,
  });
  return result.ok ? respond(result.value) : problem(result);
}

function respond(answer: RouteAnswer): Response {
  const headers = { "cache-control": "no-store" };
  if ("json" in answer) {
    return new Response(JSON.stringify(answer.json), {
      status: answer.status,
      headers: { ...headers, "content-type": "application/json" },
    });
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

function streamOf(chunks: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
