"use client";
import { useTranslations } from "next-intl";
import { useLeaving } from "#app/_access/use-leaving.ts";
import { useSecret } from "#app/_access/use-secret.ts";
import { formatStopwatch } from "#app/_format/age.ts";
import { useCountdown } from "#app/_forms/use-countdown.ts";
import { isLeavingReason, type LeavingReason } from "#lib/access/leaving.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { usePairing } from "./use-pairing.ts";

interface PairScreenProps {
  /** The page that the wall was opened for, with what it was to show; not to be trusted. */
  readonly to: string | null;
  /** Why this screen is a wall no longer, as the address says; not to be trusted. */
  readonly why: string | null;
}

/** A wall that nobody let in yet: a code to be read from across the room, and what to do with it. */
export function PairScreen({ to, why }: PairScreenProps) {
  const t = useTranslations("access.pair");
  const said = useLeaving();
  const reason = said ?? (isLeavingReason(why) ? why : null);
  const secret = useSecret();
  const pairing = usePairing(secret, to);
  return (
    <div className="pair" data-theme="wall">
      <header className="pair-head">
        <b>{t("title")}</b>
        <LanguageSwitch />
      </header>
      <main className="pair-main">
        {reason !== null && !pairing.isPaired && <Left reason={reason} />}
        {pairing.isPaired ? (
          <p className="pair-word" role="status">
            {t("paired")}
          </p>
        ) : pairing.code === null ? (
          <p className="pair-word" role="status">
            {secret === null || pairing.isLinkBad ? t("asking") : t("claiming")}
          </p>
        ) : (
          <>
            <p className="pair-label" id="pair-label">
              {t("code")}
            </p>
            <output
              className={pairing.isLost ? "pair-code is-old" : "pair-code"}
              aria-labelledby="pair-label"
            >
              {pairing.code}
            </output>
            <p className="pair-what">{t.rich("what", { b: (words) => <b>{words}</b> })}</p>
            <Validity until={pairing.until} />
          </>
        )}
        <p className="pair-notes" role="status">
          {pairing.isLost ? t("lost") : pairing.isLinkBad && !pairing.isPaired ? t("badLink") : ""}
        </p>
      </main>
      <footer className="pair-foot">
        <a href={to === null ? "/sign-in" : `/sign-in?to=${encodeURIComponent(to)}`}>{t("person")}</a>
        <Where />
      </footer>
    </div>
  );
}

function Left({ reason }: { readonly reason: LeavingReason }) {
  const t = useTranslations("access.left");
  return (
    <p className="pair-left" role="status">
      {t(reason)}
    </p>
  );
}

function Validity({ until }: { readonly until: number | null }) {
  const t = useTranslations("access.pair");
  const left = useCountdown(until);
  if (left === null) return null;
  return (
    <p className="pair-valid">
      {left === 0 ? t("renewing") : t("valid", { time: formatStopwatch(left * 1000) })}
    </p>
  );
}

/** The address that the administrator opens; the browser alone knows by which name this server is reached. */
function Where() {
  const t = useTranslations("access.pair");
  const secret = useSecret();
  if (secret === undefined) return null;
  return <span>{t("where", { address: `${window.location.origin}/keys` })}</span>;
}
