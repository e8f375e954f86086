import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import proxyAddr from "proxy-addr";

/** Whether an address belongs to a proxy whose forwarding headers are believed. */
export type TrustedProxy = (address: string) => boolean;

/** Where a request, or the one that opened a socket, comes from. */
export interface Caller {
  /** The address of the client, behind trusted proxies; `null`: the connection is gone, or they name none. */
  readonly address: string | null;
  /** The address that is really connected to us. */
  readonly peer: string | null;
  /** The name by which the server was called; `null`: none was given. */
  readonly host: string | null;
  /** Whether it came over TLS, to us or to a trusted proxy. */
  readonly secure: boolean;
  /** The page that sends it, as the browser says; `null`: no browser, or a plain visit. */
  readonly origin: string | null;
  /** What the browser says of that page: `same-origin`, `cross-site` …; `null`: it says nothing. */
  readonly fetchSite: string | null;
  /** Carries a forwarding header, believed or not. */
  readonly forwarded: boolean;
}

/** Trusts the proxies of a list such as `loopback, 10.0.0.0/8`; `null` trusts none. Throws for what is no address. */
export function trustProxies(list: string | null): TrustedProxy {
  if (list === null) return () => false;
  const trust = proxyAddr.compile(list.split(",").map((part) => part.trim()));
  return (address) => trust(address, 0);
}

/** Whether a list of proxies can be understood. */
export function areProxies(list: string): boolean {
  try {
    trustProxies(list);
    return true;
  } catch {
    return false;
  }
}

/** Reads where a request comes from. Forwarding headers count only from a trusted proxy. */
export function callerOf(request: IncomingMessage, trusts: TrustedProxy): Caller {
  const { headers, socket } = request;
  const peer = socket.remoteAddress ?? null;
  const isProxied = peer !== null && trusts(peer);
  const isEncrypted = "encrypted" in socket && socket.encrypted === true;
  const proto = isProxied ? firstOf(headers["x-forwarded-proto"]) : null;
  return {
    // Whoever is no proxy of ours is the client.
    address: addressIn(isProxied ? proxyAddr(request, trusts) : peer),
    peer,
    host: (isProxied ? firstOf(headers["x-forwarded-host"]) : null) ?? headers.host ?? null,
    secure: proto === null ? isEncrypted : proto === "https",
    origin: headers.origin ?? null,
    fetchSite: firstOf(headers["sec-fetch-site"]),
    forwarded: headers["x-forwarded-for"] !== undefined || headers.forwarded !== undefined,
  };
}

/**
 * Whether one of our own pages sends this, as far as a browser can be asked. A caller that says nothing is no
 * browser: it holds its cookie in its own hand, and nobody else's page can make it send.
 */
export function isFromOurPage({ origin, fetchSite, host, secure }: Caller): boolean {
  if (origin !== null) return host !== null && origin === `${secure ? "https" : "http"}://${host}`;
  return fetchSite === null || fetchSite === "same-origin" || fetchSite === "none";
}

/** What a proxy passes on from its client may be anything; only an address is kept, without its zone. */
function addressIn(text: string | null): string | null {
  const address = text?.split("%", 1)[0] ?? "";
  return isIP(address) === 0 ? null : address;
}

function firstOf(header: string | string[] | undefined): string | null {
  const text = Array.isArray(header) ? header[0] : header;
  const first = text?.split(",")[0]?.trim() ?? "";
  return first === "" ? null : first;
}
