import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ForbiddenPanel } from "#app/_panels/forbidden-panel.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access.forbidden");
  return { title: `${t("title")} · Ventwall` };
}

export default function ForbiddenPage() {
  return <ForbiddenPanel />;
}
