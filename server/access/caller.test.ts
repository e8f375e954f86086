import type { IncomingMessage } from "node:http";
import { describe, expect, test } from "vitest";
import { areProxies, type Caller, callerOf, isFromOurPage, trustProxies } from "./caller.ts";
import { isAtThisMachine } from "./loopback.ts";

function request(peer: string, headers: Record<string, string>, encrypted = false): IncomingMessage {
  const socket = { remoteAddress: peer, ...(encrypted ? { encrypted } : {}) };
  return { headers, socket, connection: socket } as unknown as IncomingMessage;
}

describe("where a request comes from", () => {
  const forwarded = {
    host: "ventwall:3000",
    "x-forwarded-for": "203.0.113.9, 10.0.0.5",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "ventwall.example",
  };

  test("forwarding headers are believed from a trusted proxy, up to the first that is not", () => {
    const trusts = trustProxies("10.0.0.0/8");
    expect(callerOf(request("10.0.0.7", forwarded), trusts)).toMatchObject({
      address: "203.0.113.9",
      host: "ventwall.example",
      secure: true,
    });
  });

  test("from anybody else they are nothing", () => {
    for (const trusts of [trustProxies(null), trustProxies("loopback")]) {
      expect(callerOf(request("10.0.0.7", forwarded), trusts)).toMatchObject({
        address: "10.0.0.7",
        host: "ventwall:3000",
        secure: false,
      });
    }
  });

  test.each([
    ["203.0.113.9", "203.0.113.9"],
    ["2001:db8::7", "2001:db8::7"],
    ["fe80::1%<script>", "fe80::1"],
    ["<script>alert(1)</script>", null],
    ["unknown", null],
    ["", "10.0.0.7"],
  ])("a proxy that passes on %j means the address %s", (header, address) => {
    const trusts = trustProxies("10.0.0.0/8");
    expect(callerOf(request("10.0.0.7", { "x-forwarded-for": header }), trusts).address).toBe(address);
  });

  test("our own TLS is secure", () => {
    expect(callerOf(request("10.0.0.7", { host: "v" }, true), trustProxies(null)).secure).toBe(true);
  });

  test.each([
    ["loopback", true],
    ["10.0.0.1, 192.168.0.0/16, uniquelocal", true],
    ["the proxy", false],
    ["10.0.0.0/99", false],
  ])("TRUST_PROXY=%s can be understood: %s", (list, expected) => {
    expect(areProxies(list)).toBe(expected);
  });
});

const caller: Caller = {
  address: "10.0.0.8",
  peer: "10.0.0.8",
  host: "ventwall:3000",
  secure: false,
  origin: null,
  fetchSite: null,
  forwarded: false,
};

describe("whether our own page sends this", () => {
  test.each([
    [{ origin: "http://ventwall:3000" }, true],
    [{ origin: "https://ventwall:3000" }, false],
    [{ origin: "https://ventwall:3000", secure: true }, true],
    [{ origin: "http://evil.example" }, false],
    [{ origin: "null" }, false],
    [{ fetchSite: "same-origin" }, true],
    [{ fetchSite: "none" }, true],
    [{ fetchSite: "cross-site" }, false],
    [{ fetchSite: "same-site" }, false],
    [{}, true],
  ] as const)("%j: %s", (fields, expected) => {
    expect(isFromOurPage({ ...caller, ...fields })).toBe(expected);
  });
});

describe("who sits at this machine", () => {
  test.each([
    [{}, false],
    [{ peer: "127.0.0.1", host: "localhost:3000" }, true],
    [{ peer: "::1", host: "[::1]:3000" }, true],
    [{ peer: "::ffff:127.0.0.1", host: "127.0.0.1" }, true],
    [{ peer: "192.168.1.20", host: "localhost" }, false],
    [{ peer: "127.0.0.1", host: "localhost", forwarded: true }, false],
    [{ peer: "127.0.0.1", host: "ward.example" }, false],
    [{ peer: "127.0.0.1", host: "localhost.evil.example" }, false],
    [{ peer: "127.0.0.1", host: null }, false],
  ] as const)("%j: %s", (fields, expected) => {
    expect(isAtThisMachine({ ...caller, ...fields })).toBe(expected);
  });
});
