"use client";

import { useTranslations } from "next-intl";

/** While the first answer is on its way. Said to screen readers as well. */
export function Loading() {
  const t = useTranslations("desk");
  return (
    <p className="page-state" role="status">
      {t("state.loading")}
    </p>
  );
}

/** When nothing could be had, with the server's sentence if there is one. */
export function LoadFailed({
  detail,
  onRetry,
}: {
  readonly detail: string | null;
  readonly onRetry: () => void;
}) {
  const t = useTranslations("desk");
  return (
    <div className="page-state" role="alert">
      <p>
        <b>{t("state.failed")}</b>
      </p>
      {detail !== null && <p>{detail}</p>}
      <button type="button" className="button" onClick={onRetry}>
        {t("state.retry")}
      </button>
    </div>
  );
}
