import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignInPanel } from "#app/_panels/sign-in-panel.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access.signIn");
  return { title: `${t("title")} · Ventwall` };
}

interface SignInPageProps {
  readonly searchParams: Promise<{ readonly to?: string | string[]; readonly problem?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { to, problem } = await searchParams;
  return <SignInPanel to={[to ?? []].flat()[0] ?? null} problem={[problem ?? []].flat()[0] ?? null} />;
}
