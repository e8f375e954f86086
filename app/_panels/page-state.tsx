"use client";

import { useTranslations } from "next-intl";
import { RequestRefused } from "#app/_query/fetch-json.ts";

/** While the first answer is on its way. Said to screen readers as well. */
export function Loading() {
  const t = useTranslations("desk");
  return (
    <p className="page-state" role="status">
      {t("state.loading")}
    </p>
  );
}

/** What is asked of the server, before there is an answer. */
interface Asked {
  readonly error: Error | null;
  refetch(): unknown;
}

/** In the place of what a query has not brought yet, or could not. */
export function NotLoaded({ of }: { readonly of: Asked }) {
  const { error } = of;
  if (error === null) return <Loading />;
  const detail = error instanceof RequestRefused ? error.message : null;
  return <LoadFailed detail={detail} onRetry={() => void of.refetch()} />;
}

/** When nothing could be had, with the server's sentence if there is one. */
function LoadFailed({ detail, onRetry }: { readonly detail: string | null; readonly onRetry: () => void }) {
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
