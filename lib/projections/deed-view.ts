import type { Deed } from "../log/infusion-record.ts";
import { toIso } from "../units/instant.ts";
import type { DeedView } from "./infusion-record-view.ts";

/** Who did something and when, as people read it. */
export function toDeedView({ by, at }: Deed): DeedView {
  return { by: nameOf(by), at: toIso(at) };
}

/** A person as people call them: the log writes an @ before. */
export function nameOf(actor: string): string {
  return actor.replace(/^@/, "");
}
