"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import { sendJson } from "#app/_query/send-json.ts";
import type { AlarmView } from "#lib/projections/bed-view.ts";
import { BedsidePad } from "./bedside-pad.tsx";

interface AcknowledgeButtonProps {
  readonly subject: string;
  readonly alarm: AlarmView;
  readonly className: string;
  /** The chip says what pressing it does; on the wall every chip is one to be pressed. */
  readonly saysDeed?: boolean;
  readonly children: ReactNode;
}

/**
 * An alarm's chip, to be pressed by whoever may say that they have seen it: in their own name where they signed
 * in, by their PIN at a wall. For everybody else it is a chip.
 */
export function AcknowledgeButton({
  subject,
  alarm,
  className,
  saysDeed = false,
  children,
}: AcknowledgeButtonProps) {
  const t = useTranslations("wall.alarm");
  const isOwn = useMay("alarms:acknowledge");
  const isAtWall = useMay("bedside:identify");
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (alarm.acknowledged_by !== undefined || !(isOwn || isAtWall)) {
    return <span className={className}>{children}</span>;
  }
  const send = (path: string, body: object): void => {
    setProblem(null);
    sendJson("POST", path, body).catch((error: unknown) => {
      setProblem(error instanceof Error ? error.message : String(error));
    });
  };
  const press = (): void => {
    if (!isOwn) setIsAsking(true);
    else {
      const path = `/api/v1/subjects/${encodeURIComponent(subject)}/alarms/acknowledge`;
      send(path, { alarm: alarm.id });
    }
  };
  return (
    <>
      <button type="button" className={className} onClick={press}>
        <span className="unseen">{t("acknowledge")}</span>
        {children}
        {saysDeed && (
          <span className="chip-deed" aria-hidden="true">
            {t("press")}
          </span>
        )}
      </button>
      {problem !== null && <small role="alert">{t("notAcknowledged", { why: problem })}</small>}
      {isAsking && (
        <BedsidePad
          onClose={() => setIsAsking(false)}
          onIdentified={({ ticket }) => {
            setIsAsking(false);
            send("/api/v1/wall/acknowledge", { subject, alarm: alarm.id, ticket });
          }}
        />
      )}
    </>
  );
}
