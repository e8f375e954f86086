"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { formatFigure } from "#app/_format/figure.ts";
import { signedDay } from "#app/_format/signed-day.ts";
import { useIsFormKept } from "#app/_forms/use-kept-form.ts";
import { FilmForm, GasForm, keptFilm, keptGas } from "./gas-forms.tsx";
import { ProtocolGasMark } from "./protocol-gas-mark.tsx";
import type { RecordPartProps } from "./record-facts.ts";
import { missingBySection } from "./record-missing.ts";
import { RecordSection } from "./record-section.tsx";

/** Blood gases and films that are on record, by feeds or by hand, and the days that have none. */
export function GasSection(props: RecordPartProps) {
  const t = useTranslations("record");
  const desk = useTranslations("desk");
  const { view, format, mayEdit } = props;
  const { subject, gaps, gases, films } = view;
  const [isGasOpen, setGasOpen] = useState(useIsFormKept(keptGas(subject)));
  const [isFilmOpen, setFilmOpen] = useState(useIsFormKept(keptFilm(subject)));
  const day = (studyDay: number | null): string =>
    studyDay === null ? "—" : desk("day.short", { day: signedDay(studyDay) });
  const missing = (days: readonly number[]) =>
    days.length > 0 && (
      <p className="gap-note">{t("gases.missingDays", { days: days.map(signedDay).join(", ") })}</p>
    );
  return (
    <RecordSection name="gases" missing={missingBySection(view).gases}>
      <div className="record-columns">
        <section aria-label={t("gases.gas")}>
          <div className="bar">
            <h3>{t("gases.gas")}</h3>
            {mayEdit && !isGasOpen && (
              <button type="button" className="button quiet bar-end" onClick={() => setGasOpen(true)}>
                {t("gases.add")}
              </button>
            )}
          </div>
          {missing(gaps.blood_gas)}
          {isGasOpen && <GasForm view={view} onClose={() => setGasOpen(false)} />}
          {gases.length === 0 ? (
            <p className="note">{t("gases.none")}</p>
          ) : (
            <div className="scroll">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t("gases.day")}</th>
                    <th scope="col">{t("gases.time")}</th>
                    <th scope="col" className="number">
                      PaO2, mmHg
                    </th>
                    <th scope="col" className="number">
                      FiO2
                    </th>
                    <th scope="col" className="number">
                      {t("gases.pf")}, mmHg
                    </th>
                    <th scope="col">{t("gases.source")}</th>
                    <th scope="col">{t("gases.protocol")}</th>
                  </tr>
                </thead>
                <tbody>
                  {gases.map((gas) => (
                    <tr key={`${gas.at} ${gas.source}`}>
                      <th scope="row">{day(gas.study_day)}</th>
                      <td>{format.dateClock(gas.at)}</td>
                      <td className="number">{formatFigure("pao2", gas.pao2)}</td>
                      <td className="number">{formatFigure("fio2", gas.fio2)}</td>
                      <td className="number">{formatFigure("pf_ratio", gas.pf_ratio)}</td>
                      <td>{gas.source.replace(/^@/, "")}</td>
                      <td>
                        <ProtocolGasMark gas={gas} {...props} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </section>
        <section aria-label={t("gases.film")}>
          <div className="bar">
            <h3>{t("gases.film")}</h3>
            {mayEdit && !isFilmOpen && (
              <button type="button" className="button quiet bar-end" onClick={() => setFilmOpen(true)}>
                {t("gases.addFilm")}
              </button>
            )}
          </div>
          {missing(gaps.chest_x_ray)}
          {isFilmOpen && <FilmForm view={view} onClose={() => setFilmOpen(false)} />}
          {films.length === 0 ? (
            <p className="note">{t("gases.noFilm")}</p>
          ) : (
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("gases.day")}</th>
                  <th scope="col">{t("gases.time")}</th>
                  <th scope="col" className="number">
                    0–4
                  </th>
                  <th scope="col">{t("gases.source")}</th>
                </tr>
              </thead>
              <tbody>
                {films.map((film) => (
                  <tr key={`${film.at} ${film.source}`}>
                    <th scope="row">{day(film.study_day)}</th>
                    <td>{format.dateClock(film.at)}</td>
                    <td className="number">{film.quadrants}</td>
                    <td>{film.source.replace(/^@/, "")}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      </div>
      <p className="note">
        <Link href={`/subjects/${encodeURIComponent(subject)}?view=readings`}>{t("gases.hint")}</Link>
      </p>
    </RecordSection>
  );
}
