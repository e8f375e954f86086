import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";
import type { Part } from "./export-file.ts";
import type { WrittenFile } from "./hashed-file.ts";

/** Half the time of level 6 for a tenth more bytes. */
const LEVEL = 3;
/** Text is handed on in pieces of about so many characters. */
const PIECE = 262_144;

/** A file that lies deflated on the disk, with what an archive says of it: plain data. */
export interface SpooledFile extends WrittenFile {
  readonly path: string;
  readonly crc32: number;
  readonly compressedBytes: number;
}

/** One file of an archive while it is written: compressed at once, so that little of it is in memory or on the disk. */
export class Spool {
  readonly #name: string;
  readonly #path: string;
  readonly #deflate = createDeflateRaw({ level: LEVEL, chunkSize: PIECE });
  readonly #digest = createHash("sha256");
  readonly #written: Promise<void>;
  #failure: unknown = null;
  /** That the piece before is compressed, which other threads do: meanwhile the next one is made. */
  #room: Promise<unknown> = Promise.resolve();
  #text = "";
  #crc = 0;
  #rows = 0;
  #bytes = 0;
  #compressedBytes = 0;

  constructor(name: string, path: string) {
    this.#name = name;
    this.#path = path;
    const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
    this.#deflate.on("data", (chunk: Buffer) => (this.#compressedBytes += chunk.length));
    this.#written = pipeline(this.#deflate, file);
    // Whoever writes next, or ends it, is told.
    this.#written.catch((error: unknown) => (this.#failure = error));
  }

  /** Takes a piece of text; resolves when there is room for more. */
  async write({ text, rows }: Part): Promise<void> {
    this.#rows += rows;
    this.#text += text;
    if (this.#text.length >= PIECE) await this.#hand();
  }

  async end(): Promise<SpooledFile> {
    await this.#hand();
    this.#deflate.end();
    await this.#written;
    return {
      name: this.#name,
      path: this.#path,
      rows: this.#rows,
      bytes: this.#bytes,
      sha256: this.#digest.digest("hex"),
      crc32: this.#crc,
      compressedBytes: this.#compressedBytes,
    };
  }

  /** Lets go of it, whatever has become of it. */
  async close(): Promise<void> {
    this.#deflate.destroy();
    await this.#written.catch(() => undefined);
  }

  async #hand(): Promise<void> {
    if (this.#failure !== null) throw this.#failure;
    const buffer = Buffer.from(this.#text);
    this.#text = "";
    this.#digest.update(buffer);
    this.#crc = crc32(buffer, this.#crc);
    this.#bytes += buffer.length;
    await this.#room;
    if (!this.#deflate.write(buffer)) {
      this.#room = Promise.race([once(this.#deflate, "drain"), this.#written]);
      // A failure is told to whoever hands on the next piece, or ends it.
      this.#room.catch(() => undefined);
    }
  }
}
