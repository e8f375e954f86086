import "./_panels/desk.css";
import Link from "next/link";
import { getTranslations } from "next-intl/server";

/** An address that leads nowhere, with a way back. */
export default async function NotFound() {
  const t = await getTranslations("common.notFound");
  return (
    <main className="page-state" data-theme="desk">
      <p>
        <b>{t("title")}</b>
      </p>
      <Link className="button" href="/">
        {t("home")}
      </Link>
    </main>
  );
}
