import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountBoard } from "#app/_panels/account-board.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access.account");
  return { title: `${t("title")} · Ventwall` };
}

export default function AccountPage() {
  return <AccountBoard />;
}
