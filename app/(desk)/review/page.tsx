import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ReviewBoard } from "#app/_panels/review-board.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("desk");
  return { title: `${t("nav.review")} · Ventwall` };
}

export default function ReviewPage() {
  return (
    <Suspense>
      <ReviewBoard />
    </Suspense>
  );
}
