import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { EventLog } from "../log/event-log.ts";
import { keptSetting } from "../log/kept-setting.ts";
import type { Principal } from "./principal.ts";

const COOKIE = "ventwall_page";
const YEAR_S = 31_536_000;
const PAGE: Principal = { name: "page", kind: "page", scopes: new Set(["read"]) };

/**
 * The cookie that lets a page of this machine read. Signed with a key that the database keeps, so that a
 * wall lives through restarts and upgrades; another database's cookie opens nothing.
 */
export class PageSession {
  readonly #key: Buffer;

  constructor(key: Buffer) {
    this.#key = key;
  }

  static async load(log: EventLog): Promise<PageSession> {
    const key = await keptSetting(log, "page_key", () => randomBytes(32).toString("base64"));
    return new PageSession(Buffer.from(key, "base64"));
  }

  /** The `Set-Cookie` line for a visitor who has no valid cookie yet; `null` for one who has. */
  issue(cookieHeader: string | null): string | null {
    if (this.recognise(cookieHeader) !== null) return null;
    const nonce = randomBytes(16).toString("base64url");
    return `${COOKIE}=${nonce}.${this.#sign(nonce)}; Path=/; Max-Age=${YEAR_S}; HttpOnly; SameSite=Strict`;
  }

  recognise(cookieHeader: string | null): Principal | null {
    for (const part of (cookieHeader ?? "").split(";")) {
      const [name, value = ""] = part.trim().split("=");
      if (name !== COOKIE) continue;
      const [nonce = "", signature = ""] = value.split(".");
      const expected = Buffer.from(this.#sign(nonce));
      const given = Buffer.from(signature);
      if (given.length === expected.length && timingSafeEqual(given, expected)) return PAGE;
    }
    return null;
  }

  #sign(nonce: string): string {
    return createHmac("sha256", this.#key).update(nonce).digest("base64url");
  }
}
