"use client";
import "./wall.css";
import { useTranslations } from "next-intl";
import { useEffect } from "react";

const RETRY_MS = 5_000;

/** A fault of ours on the wall: nobody stands before it to press a key, so it tries again by itself. */
export default function WallError({ reset }: { readonly reset: () => void }) {
  const t = useTranslations("common.failed");
  useEffect(() => {
    const timer = setTimeout(reset, RETRY_MS);
    return () => clearTimeout(timer);
  }, [reset]);
  return (
    <div className="wall" data-theme="wall">
      <main className="wall-message" role="alert">
        <p>{t("title")}</p>
        <p className="wall-message-hint">{t("detail")}</p>
        <button type="button" onClick={reset}>
          {t("retry")}
        </button>
      </main>
    </div>
  );
}
