import { z } from "zod";
import { whoHas } from "#lib/access/grants.ts";
import { READING_CODES } from "#lib/contract/readings.ts";
import { PARAMETER_KEYS, parameterRow } from "#lib/ventilation/parameter.ts";
import type { Route } from "./route.ts";

/** The API for people: one page without scripts, from the same table as the description for programs. */
export function docsPage(routes: readonly Route[], version: string): string {
  const doors = routes.map(
    (route) => `<section><h2><code>${route.method.toUpperCase()} ${escapeHtml(route.path)}</code></h2>
<p>${escapeHtml(route.summary)}. ${route.access === "open" ? "Open." : `Needs <code>${route.access}</code>: ${whoHas(route.access).join(", ")}.`}</p>
${queryTable(route)}${bodySchema(route)}<p>Answers: ${escapeHtml(route.answers)}.</p></section>`,
  );
  const parameters = PARAMETER_KEYS.map((key) => {
    const row = parameterRow(key);
    const [low, high] = row.hard;
    const range = high === Number.MAX_VALUE ? `from ${low}` : `${low} to ${high}`;
    return `<tr><td><code>${key}</code><td>${Object.keys(row.accepts).map(code).join(" ")}<td>${range} ${escapeHtml(row.unit)}`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Ventwall API ${version}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#14202a;background:#f4f5f3}h2{font-size:1.1rem;margin:0 0 .3rem}section{background:#fff;border:1px solid #cdd3d4;border-radius:6px;padding:1rem;margin:1rem 0}table{border-collapse:collapse}td,th{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}pre{overflow:auto;background:#f4f5f3;padding:.6rem}</style>
<h1>Ventwall API ${version}</h1>
<p>Programs send <code>Authorization: Bearer TOKEN</code>. For programs: <a href="/api/v1/openapi.json">openapi.json</a>. Failures are <code>application/problem+json</code> with a <code>code</code> and a <code>detail</code>.</p>
${doors.join("\n")}
<section><h2>Parameters</h2><table><tr><th>Name<th>Units<th>Possible values${parameters.join("")}</table></section>
<section><h2>Codes of readings</h2><p>${READING_CODES.map(code).join(" ")}</p></section></html>`;
}

function queryTable({ query }: Route): string {
  if (query === undefined) return "";
  const rows = Object.entries(query).map(
    ([name, meaning]) => `<tr><td><code>${name}</code><td>${escapeHtml(meaning)}`,
  );
  return `<table>${rows.join("")}</table>`;
}

function bodySchema({ body, goodBody = body }: Route): string {
  if (goodBody === undefined) return "";
  return `<details><summary>Body</summary><pre>${escapeHtml(JSON.stringify(z.toJSONSchema(goodBody, { io: "input" }), null, 2))}</pre></details>`;
}

function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
