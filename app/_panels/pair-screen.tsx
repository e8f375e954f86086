"use client";
import { useTranslations } from "next-intl";
import { useSecret } from "#app/_access/use-secret.ts";
import { formatStopwatch } from "#app/_format/age.ts";
import { useCountdown } from "#app/_forms/use-countdown.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { usePairing } from "./use-pairing.ts";

interface PairScreenProps {
  /** The page that the wall was opened for, with what it was to show; not to be trusted. */
  readonly to: string | null;
}

/** A wall that nobody let in yet: a code to be read from across the room, and what to do with it. */
export function PairScreen({ to }: PairScreenProps) {
  const t = useTranslations("access.pair");
  const secret = useSecret();
  const pairing = usePairing(secret, to);
  return (
    <div className="pair" data-theme="wall">
      <header className="pair-head">
        <b>{t("title")}</b>
        <LanguageSwitch />
      </header>
      <main className="pair-main">
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
