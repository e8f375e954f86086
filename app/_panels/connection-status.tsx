"use client";
import { useTranslations } from "next-intl";
import { useConnection } from "#app/_live/use-connection.ts";
import { useSilence } from "#app/_live/use-now.ts";
import { assertNever } from "#lib/units/assert-never.ts";

/** Browser to server: live with the seconds since it was last heard, or not. */
export function ConnectionStatus() {
  const { status } = useConnection();
  return (
    <span className="connection" data-connection={status} role="status">
      <Words status={status} />
    </span>
  );
}

function Words({ status }: { readonly status: "connecting" | "live" | "lost" }) {
  const t = useTranslations("wall.bar");
  switch (status) {
    case "connecting":
      return t("connecting");
    case "live":
      return (
        <>
          <svg className="dot" viewBox="0 0 10 10" aria-hidden="true">
            <circle cx="5" cy="5" r="5" fill="currentColor" />
          </svg>
          {t("live")} <Silence />
        </>
      );
    case "lost":
      return t("lost");
    default:
      return assertNever(status);
  }
}

function Silence() {
  const t = useTranslations("wall.bar");
  const seconds = useSilence();
  return (
    <b className="silence" aria-hidden="true">
      {t("seconds", { seconds })}
    </b>
  );
}
