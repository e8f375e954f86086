import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { generate } from "selfsigned";
import { freePort } from "./fixtures/free-port.ts";
import { Program, runProgram } from "./fixtures/program.ts";
import { test } from "./fixtures/test.ts";

interface TlsAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function ask(url: string, ca: string, path: string, body?: object): Promise<TlsAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      new URL(path, url),
      {
        ca,
        servername: "localhost",
        method: body === undefined ? "GET" : "POST",
        headers: { host: new URL(url).host, "content-type": "application/json" },
      },
      (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += String(chunk);
        });
        response.once("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    outgoing.once("error", reject);
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

let directory = "";
test.beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "ventwall-tls-"));
});
test.afterEach(() => rmSync(directory, { recursive: true, force: true }));

test("with a certificate the server speaks TLS itself, to browsers and to the command line", async () => {
  const { cert, private: key } = await generate([{ name: "commonName", value: "localhost" }], {
    extensions: [
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  writeFileSync(join(directory, "cert.pem"), cert);
  writeFileSync(join(directory, "key.pem"), key);
  const port = await freePort();
  const url = `https://localhost:${port}`;
  const environment = {
    PORT: String(port),
    HOST: "127.0.0.1",
    DATA_DIR: directory,
    TLS_CERT: join(directory, "cert.pem"),
    TLS_KEY: join(directory, "key.pem"),
  };
  const server = new Program(["server/main.ts"], environment);
  try {
    await expect
      .poll(
        () =>
          ask(url, cert, "/api/v1/health").then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 120_000 },
      )
      .toBe(200);
    expect((await ask(url, cert, "/api/v1/health")).headers["strict-transport-security"]).toContain(
      "max-age",
    );
    const token = new RegExp(`${url}/set-up#([\\w-]+)`).exec(server.output)?.[1] ?? "";
    const admin = { token, username: "admin", password: "walrus lantern gravel 7" };
    const signedIn = await ask(url, cert, "/api/v1/auth/set-up", admin);
    expect(signedIn.status).toBe(200);
    expect(signedIn.headers["set-cookie"]?.join()).toMatch(/__Secure-ventwall\.session_token=.*Secure/);
    const listed = await runProgram(["server/admin/main.ts", "user", "list"], environment);
    expect(listed.output).toMatch(/admin +admin +password/);
  } finally {
    await server.end("SIGKILL");
  }
});

test("half of a certificate starts nothing, and says which half is missing", async () => {
  const { code, output } = await runProgram(["server/main.ts"], {
    PORT: "0",
    DATA_DIR: directory,
    TLS_CERT: join(directory, "cert.pem"),
  });
  expect(code).not.toBe(0);
  expect(output).toContain("TLS_KEY");
});

test("behind a proxy, what it forwards counts only where it is trusted", async ({ startServer }) => {
  const origin = { origin: "https://ventwall.example", "x-forwarded-host": "ventwall.example" };
  const forwarded = { ...origin, "x-forwarded-proto": "https", "x-forwarded-for": "203.0.113.9" };
  for (const [trusted, expected] of [
    ["loopback", "wrong_credentials"],
    ["", "foreign_origin"],
  ] as const) {
    const server = await startServer({ environment: { TRUST_PROXY: trusted } });
    const response = await fetch(`${server.url}/api/v1/auth/sign-in`, {
      method: "POST",
      headers: { ...forwarded, "content-type": "application/json" },
      body: JSON.stringify({ username: "nobody.here", password: "nothing" }),
    });
    expect(await response.json()).toMatchObject({ code: expected });
  }
});
