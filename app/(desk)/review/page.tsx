import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ReviewBoard } from "#app/_panels/review-board.tsx";
import { askEarly } from "#app/_query/ask-early.ts";
import { FIRST_REVIEW } from "#app/_query/review-query.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("desk");
  return { title: `${t("nav.review")} · Ventwall` };
}

export default async function ReviewPage() {
  await askEarly(FIRST_REVIEW);
  return (
    <Suspense>
      <ReviewBoard />
    </Suspense>
  );
}
