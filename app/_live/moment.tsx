"use client";
import { useMoment } from "./use-moment.ts";

/** A time on the site's clock; a dash where there is none. */
export function Moment({ iso }: { readonly iso: string | null }) {
  const text = useMoment(iso);
  return iso === null ? "—" : <time dateTime={iso}>{text}</time>;
}
