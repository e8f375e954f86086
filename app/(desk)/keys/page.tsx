import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KeysBoard } from "#app/_panels/keys-board.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access.keys");
  return { title: `${t("title")} · Ventwall` };
}

export default function KeysPage() {
  return <KeysBoard />;
}
