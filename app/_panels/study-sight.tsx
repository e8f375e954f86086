"use client";
import { useTranslations } from "next-intl";
import { Segmented } from "./segmented.tsx";
import { STUDY_SIGHTS, type StudyAddress } from "./use-study-address.ts";

interface StudySightProps {
  readonly address: StudyAddress;
  readonly onGo: (next: Partial<StudyAddress>) => void;
}

/** The cohort, or the treated beside matched controls. */
export function StudySight({ address, onGo }: StudySightProps) {
  const t = useTranslations("study");
  return (
    <Segmented
      label={t("sightLabel")}
      values={STUDY_SIGHTS}
      chosen={address.sight}
      onChoose={(sight) => onGo({ sight })}
      text={(sight) => t(`sight.${sight}`)}
    />
  );
}
