import { expect } from "@playwright/test";
import { minutesAgo, peep } from "./actions/feed.ts";
import type { Api } from "./fixtures/api.ts";
import { test } from "./fixtures/test.ts";

interface Operation {
  readonly summary?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema?: object;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}

interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly securitySchemes: object;
    readonly schemas: Readonly<Record<string, object>>;
  };
}

const DOORS = [
  "GET /api/v1/health",
  "POST /api/v1/subjects",
  "PATCH /api/v1/subjects/{subject}",
  "POST /api/v1/subjects/{subject}/infusions",
  "POST /api/v1/readings",
  "GET /api/v1/subjects",
  "GET /api/v1/subjects/{subject}",
  "GET /api/v1/subjects/{subject}/readings",
  "GET /api/v1/subjects/{subject}/days",
  "GET /api/v1/subjects/{subject}/days/{local_date}",
  "GET /api/v1/subjects/{subject}/course",
  "GET /api/v1/wall",
  "GET /api/v1/review",
  "GET /api/v1/subjects/{subject}/summary",
  "POST /api/v1/review/verifications",
  "POST /api/v1/review/signatures",
  "GET /api/v1/openapi.json",
  "GET /api/docs",
  "GET /metrics",
];

/** Doors at which nobody is asked who they are: what says that the server is there, and the ways in. */
const OPEN_DOORS: readonly string[] = [
  "GET /api/v1/health",
  "GET /api/v1/openapi.json",
  "GET /api/docs",
  "GET /api/v1/auth/options",
  "GET /api/v1/auth/me",
  "POST /api/v1/auth/sign-in",
  "POST /api/v1/auth/set-up/look",
  "POST /api/v1/auth/set-up",
  "GET /api/v1/auth/hospital",
  "GET /api/v1/auth/callback/{provider}",
  "POST /api/v1/auth/pairing",
  "POST /api/v1/auth/pairing/claim",
  "POST /api/v1/auth/display-link",
];

async function description(api: Api): Promise<OpenApi> {
  return (await api.get<OpenApi>("/api/v1/openapi.json", null)).body;
}

function* operationsOf({ paths }: OpenApi) {
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item)) {
      yield { door: `${method.toUpperCase()} ${path}`, path, method, operation };
    }
  }
}

test("every door of the contract is described", async ({ api }) => {
  const described = [...operationsOf(await description(api))].map(({ door }) => door);
  for (const door of DOORS) expect(described).toContain(door);
  expect(described.some((door) => door.startsWith("GET /api/v1/exports/"))).toBe(true);
});

test("the description is OpenAPI 3.1: parameters, bodies, answers and references hold together", async ({
  api,
}) => {
  const document = await description(api);
  expect(document.openapi).toMatch(/^3\.1\.\d+$/);
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
  for (const { door, path, method, operation } of operationsOf(document)) {
    expect(["get", "post", "patch", "delete"]).toContain(method);
    expect(operation.summary?.length, door).toBeGreaterThan(5);
    const inPath = (operation.parameters ?? []).filter((one) => one.in === "path");
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(inPath.map(({ name }) => name)).toEqual(named);
    for (const parameter of operation.parameters ?? []) {
      expect(parameter.schema, `${door} ${parameter.name}`).toBeDefined();
      if (parameter.in === "path") expect(parameter.required).toBe(true);
    }
    expect(operation.requestBody !== undefined, door).toBe(method === "post" || method === "patch");
    expect(Object.keys(operation.responses).length, door).toBeGreaterThan(0);
    for (const [status, response] of Object.entries(operation.responses)) {
      expect(status).toMatch(/^[1-5]\d\d$|^default$/);
      expect(typeof response.description).toBe("string");
    }
  }
  for (const [, reference = ""] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
    if (!reference.startsWith("#/components/")) continue;
    const target = reference
      .slice(2)
      .split("/")
      .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
    expect(target, reference).toBeDefined();
  }
});

test("a door that asks for a token says so, and the open ones say that they are", async ({ api }) => {
  for (const { door, operation } of operationsOf(await description(api))) {
    const isOpen = OPEN_DOORS.includes(door);
    expect([door, operation.security]).toEqual([door, isOpen ? [] : [{ token: [] }, { session: [] }]]);
    if (!isOpen) expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(["401", "403"]));
  }
});

test("the schema of readings names every field that a feed may send", async ({ api }) => {
  const { paths } = await description(api);
  const schema = paths["/api/v1/readings"]?.post?.requestBody?.content["application/json"]?.schema;
  const words = JSON.stringify(schema);
  expect(schema).toMatchObject({
    properties: { readings: { type: "array", minItems: 1, maxItems: 10_000 } },
  });
  for (const field of ["id", "subject", "bed", "parameter", "value", "unit", "observed_at", "source"]) {
    expect(words).toContain(`"${field}"`);
  }
});

test("the page for people names every door, parameter and code", async ({ api }) => {
  const { status, type, text } = await api.get("/api/docs", null);
  expect(status).toBe(200);
  expect(type).toContain("text/html");
  for (const door of DOORS) expect(text).toContain(door);
  for (const word of ["plateau_pressure", "cm[H2O]", "kPa", "before_admission", "openapi.json"]) {
    expect(text).toContain(word);
  }
});

test("the metrics are Prometheus text, and name neither subject nor bed", async ({ api, feed }) => {
  await feed.enrol("S-metrics", { bed: "bed-metrics" });
  await feed.send(peep("S-metrics", 10, minutesAgo(1)));
  const { status, type, text } = await api.get("/metrics");
  expect(status).toBe(200);
  expect(type).toMatch(/^text\/plain/);
  expect(text).toMatch(/^ventwall_log_seq \d+$/m);
  expect(text).toMatch(/^ventwall_readings_total/m);
  expect(text).not.toContain("S-metrics");
  expect(text).not.toContain("bed-metrics");
});
