"use client";
import { useTranslations } from "next-intl";
import { ProgramsSection } from "./programs-section.tsx";
import { WallsSection } from "./walls-section.tsx";

/** Everything that comes in by a key of its own instead of a person's name: walls and programs. */
export function KeysBoard() {
  const t = useTranslations("access.keys");
  return (
    <div className="page keys-page">
      <h1>{t("title")}</h1>
      <WallsSection />
      <ProgramsSection />
    </div>
  );
}
