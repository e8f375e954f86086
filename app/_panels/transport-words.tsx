"use client";
import { useTranslations } from "next-intl";
import { useMoment } from "#app/_live/use-moment.ts";
import { useNow } from "#app/_live/use-now.ts";
import type { TransportView } from "#lib/projections/bed-view.ts";
import { PROTOCOL } from "#lib/protocol/protocol.ts";
import { MINUTE } from "#lib/units/instant.ts";

const LONGEST_MINUTES = PROTOCOL.alarms.transportSuspendsMs / MINUTE;

/** Since when somebody is away, and for how much longer nothing of theirs is overdue. */
export function TransportWords({ transport }: { readonly transport: TransportView }) {
  const t = useTranslations("wall.transport");
  const { started_at, suspended_until } = transport;
  const time = useMoment(started_at);
  const minutes = useNow((now) =>
    suspended_until === null ? 0 : Math.max(0, Math.ceil((Date.parse(suspended_until) - now) / MINUTE)),
  );
  if (suspended_until === null) return t("over", { time, minutes: LONGEST_MINUTES });
  return t("left", { time, minutes: minutes ?? 0 });
}
