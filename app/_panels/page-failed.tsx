"use client";
import { useTranslations } from "next-intl";
import { useEffect } from "react";

const RETRY_MS = 5_000;

/**
 * A page that broke, as when the server died while its parts were still coming: it is fetched anew once the
 * server answers, never before, so that it does not give way to the browser's own error.
 */
export function PageFailed() {
  const t = useTranslations("common.failed");
  useEffect(() => {
    const timer = setInterval(reloadWhenServed, RETRY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <main className="page-state" role="alert" data-connection="lost">
      <p>
        <b>{t("title")}</b>
      </p>
      <p>{t("detail")}</p>
      <button type="button" className="button" onClick={reloadWhenServed}>
        {t("retry")}
      </button>
    </main>
  );
}

async function reloadWhenServed(): Promise<void> {
  const isServed = await fetch("/api/v1/health").then(
    (response) => response.ok,
    () => false,
  );
  if (isServed) window.location.reload();
}
