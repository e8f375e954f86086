/** The server understood and said no: trying again would get the same answer. */
export class FeedRefused extends Error {
  readonly code: string;

  constructor(code: string, detail: string) {
    super(detail);
    this.name = "FeedRefused";
    this.code = code;
  }
}

/** Nobody answered for longer than the feed was willing to wait. */
export class ServerUnreachable extends Error {
  constructor(url: string, patienceMs: number, lastReason: string) {
    super(`${url} could not be reached for ${Math.round(patienceMs / 1000)} s: ${lastReason}`);
    this.name = "ServerUnreachable";
  }
}
