import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SubjectList } from "#app/_panels/subject-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("desk");
  return { title: `${t("nav.subjects")} · Ventwall` };
}

export default function SubjectsPage() {
  return <SubjectList />;
}
