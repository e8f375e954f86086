import type { AnyEvent } from "#lib/log/envelope.ts";
import type { Append } from "./event-log.ts";

/** The last version of every stream, in memory: a number for each subject there ever was. */
export class StreamHeads {
  readonly #versions: Map<string, number>;
  readonly #staged = new Map<string, number>();

  constructor(versions: Iterable<readonly [stream: string, version: number]>) {
    this.#versions = new Map(versions);
  }

  versionOf(stream: string): number {
    return this.#versions.get(stream) ?? 0;
  }

  all(): ReadonlyMap<string, number> {
    return new Map(this.#versions);
  }

  /**
   * Moves the heads along a group that is about to be stored; `false`, and nothing moved, when one of its
   * versions is taken. A version that leaves a hole is a programmer's fault.
   */
  stage(events: readonly Append<AnyEvent>[]): boolean {
    for (const { envelope } of events) {
      const { stream, version } = envelope;
      const last = this.#staged.get(stream) ?? this.versionOf(stream);
      if (version === last + 1) {
        this.#staged.set(stream, version);
        continue;
      }
      this.#staged.clear();
      if (Number.isInteger(version) && version >= 1 && version <= last) return false;
      throw new RangeError(`Version ${version} of stream ${stream} does not follow ${last}`);
    }
    return true;
  }

  staged(): ReadonlyMap<string, number> {
    return this.#staged;
  }

  commit(): void {
    for (const [stream, version] of this.#staged) this.#versions.set(stream, version);
    this.#staged.clear();
  }

  discard(): void {
    this.#staged.clear();
  }
}
