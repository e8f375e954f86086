import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";
import type { Part } from "./export-file.ts";
import type { WrittenFile } from "./hashed-file.ts";

/** A third of the time of level 6 for a fifth more bytes. */
const LEVEL = 3;
/** Text is handed on in pieces of about so many characters, so that threads seldom wait for each other. */
const PIECE = 262_144;
const COMPRESSED_PIECE = 65_536;
const ENCODER = new TextEncoder();

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
  readonly #deflate = createDeflateRaw({ level: LEVEL, chunkSize: COMPRESSED_PIECE });
  readonly #digest = createHash("sha256");
  readonly #written: Promise<void>;
  #failure: unknown = null;
  /** That the piece before is compressed, which other threads do: meanwhile the next one is made. */
  #room: Promise<void> = Promise.resolve();
  #encoded = new Uint8Array(PIECE);
  /** What `#room` waits for. */
  #underWay = new Uint8Array(PIECE);
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
    await this.#room;
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
    let text = this.#text;
    this.#text = "";
    while (text !== "") {
      if (this.#failure !== null) throw this.#failure;
      const { read, written } = ENCODER.encodeInto(text, this.#encoded);
      text = text.slice(read);
      const piece = this.#encoded.subarray(0, written);
      this.#digest.update(piece);
      this.#crc = crc32(piece, this.#crc);
      this.#bytes += written;
      await this.#room;
      [this.#encoded, this.#underWay] = [this.#underWay, this.#encoded];
      this.#room = this.#compress(piece);
      // A failure is told to whoever hands on the next piece, or ends it.
      this.#room.catch(() => undefined);
    }
  }

  async #compress(piece: Uint8Array): Promise<void> {
    const error = await new Promise((resolve) => this.#deflate.write(piece, resolve));
    if (error == null) return;
    // Where the file failed, that is why: the error here is only that nothing can be written any more.
    await this.#written;
    throw error;
  }
}
