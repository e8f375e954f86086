import { rmSync } from "node:fs";
import { mkdir, statfs } from "node:fs/promises";

/** The disk is the event log's too: an export gives up long before the ward's readings find no room, bytes. */
const KEPT_FREE = 256 * 1024 * 1024;

/** How many bytes there is room for where a folder lies. */
export type FreeBytes = (folder: string) => Promise<number>;

const freeBytes: FreeBytes = async (folder) => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

/** There is too little room for an export. */
export class NoRoom extends Error {}

/** A folder of one export's own, which goes with it. */
export class SpoolFolder {
  readonly path: string;
  readonly #free: FreeBytes;

  private constructor(path: string, free: FreeBytes) {
    this.path = path;
    this.#free = free;
  }

  static async make(path: string, free: FreeBytes = freeBytes): Promise<SpoolFolder> {
    await mkdir(path, { recursive: true, mode: 0o700 });
    return new SpoolFolder(path, free);
  }

  /** Throws `NoRoom` where an export would take what the log needs. */
  async requireRoom(): Promise<void> {
    if ((await this.#free(this.path)) < KEPT_FREE) throw new NoRoom(this.path);
  }
}

/** Removes what a killed server has left of exports. */
export function clearSpools(root: string): void {
  rmSync(root, { recursive: true, force: true });
}
