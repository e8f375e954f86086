import { z } from "zod";
import { whoHas } from "#lib/access/grants.ts";
import type { Route } from "./route.ts";

/** The API's description, generated from the same table and schemas that serve it. */
export function openApiOf(routes: readonly Route[], version: string) {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = paths[route.path] ?? {};
    paths[route.path] = path;
    path[route.method] = operationOf(route);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Ventwall",
      version,
      description:
        "Ventilator readings of an intensive-care cell-therapy trial. A secondary display; not a medical device.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "ventwall.session_token" },
      },
      schemas: {
        Problem: {
          type: "object",
          required: ["code", "detail"],
          properties: {
            type: { type: "string" },
            status: { type: "integer" },
            code: { type: "string" },
            detail: { type: "string" },
          },
        },
      },
    },
    paths,
  };
}

function operationOf(route: Route): object {
  const problem = {
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
  return {
    summary: route.summary,
    // What the door asks for, for programs that check it.
    "x-ventwall-right": route.access,
    ...(route.access === "open"
      ? { security: [] }
      : {
          security: [{ token: [] }, { session: [] }],
          description: `Needs \`${route.access}\`: ${whoHas(route.access).join(", ")}.`,
        }),
    parameters: [
      ...[...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: "path",
        required: true,
        schema: { type: "string" },
      })),
      ...Object.entries(route.query ?? {}).map(([name, description]) => ({
        name,
        in: "query",
        description,
        schema: { type: "string" },
      })),
    ],
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              "application/json": { schema: z.toJSONSchema(route.goodBody ?? route.body, { io: "input" }) },
            },
          },
        }),
    responses: {
      "200": { description: route.answers },
      ...(route.access === "open"
        ? {}
        : {
            "401": { description: "Nobody known: no valid token and no session", ...problem },
            "403": { description: "Whoever asks may not do this", ...problem },
          }),
      ...(route.body === undefined
        ? {}
        : {
            "400": { description: "Not understood", ...problem },
            "413": { description: "Too large", ...problem },
          }),
      "503": {
        description: "Starting, or the log cannot be written; try again after `Retry-After`",
        ...problem,
      },
    },
  };
}
