import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SetUpPanel } from "#app/_panels/set-up-panel.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access.setUp");
  return { title: `${t("titlePassword")} · Ventwall`, referrer: "no-referrer" };
}

export default function SetUpPage() {
  return <SetUpPanel />;
}
