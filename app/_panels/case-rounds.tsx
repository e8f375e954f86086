"use client";
import { useTranslations } from "next-intl";
import type { SiteFormat } from "#app/_format/site-format.ts";
import type { RoundView } from "#lib/projections/adjudication-view.ts";
import { useReasonWords } from "./reason-fields.tsx";

interface CaseRoundsProps {
  readonly rounds: readonly RoundView[];
  readonly format: SiteFormat;
}

/** Everything that was said of a candidate, round by round; none is ever changed by a later one. */
export function CaseRounds({ rounds, format }: CaseRoundsProps) {
  const t = useTranslations("events.rounds");
  return (
    <section className="panel rounds" aria-label={t("title")}>
      <h3>{t("title")}</h3>
      {rounds.length === 0 && <p className="count">{t("none")}</p>}
      <ol>
        {rounds.map((round, index) => (
          <Round key={round.investigator.at} round={round} number={index + 1} format={format} />
        ))}
      </ol>
    </section>
  );
}

function Round({
  round,
  number,
  format,
}: {
  readonly round: RoundView;
  readonly number: number;
  readonly format: SiteFormat;
}) {
  const t = useTranslations("events");
  const code = useTranslations("infusion.events.code");
  const reason = useReasonWords();
  const { investigator, consultant, reopened, holds } = round;
  const { verdict, confirmed_as: confirmedAs } = investigator;
  const said =
    verdict !== "CONFIRM"
      ? t(`verdict.said.${verdict}`)
      : confirmedAs === null
        ? t("verdict.said.CONFIRM_UNPRESCRIBED")
        : t("verdict.said.CONFIRM", { event: code(confirmedAs) });
  return (
    <li className={holds ? "round" : "round is-overtaken"}>
      <p className="round-head">
        <b>{t("rounds.number", { number })}</b>{" "}
        <span className="tag small">{holds ? t("rounds.holds") : t("rounds.overtaken")}</span>
      </p>
      <p>
        <span className="count">
          {t("rounds.investigator", { name: investigator.by, time: format.dateClock(investigator.at) })}
        </span>{" "}
        <b>{said}</b>
      </p>
      <p className="rationale">{investigator.rationale}</p>
      {consultant === null ? (
        <p className="count">{t("rounds.noConsultant")}</p>
      ) : (
        <>
          <p>
            <span className="count">
              {t("rounds.consultant", { name: consultant.by, time: format.dateClock(consultant.at) })}
            </span>{" "}
            <b>{t(`opinion.said.${consultant.opinion}`)}</b>
          </p>
          <p className="rationale">{consultant.rationale}</p>
        </>
      )}
      {reopened !== null && (
        <p>
          {t("rounds.reopened", {
            name: reopened.by,
            time: format.dateClock(reopened.at),
            reason: reason(reopened),
          })}
        </p>
      )}
    </li>
  );
}
