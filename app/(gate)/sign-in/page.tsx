import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignInPanel } from "#app/_panels/sign-in-panel.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access.signIn");
  return { title: `${t("title")} · Ventwall` };
}

interface SignInPageProps {
  readonly searchParams: Promise<Partial<Record<"to" | "problem" | "why", string | string[]>>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { to, problem, why } = await searchParams;
  const first = (given: string | string[] | undefined) => [given ?? []].flat()[0] ?? null;
  return <SignInPanel to={first(to)} problem={first(problem)} why={first(why)} />;
}
