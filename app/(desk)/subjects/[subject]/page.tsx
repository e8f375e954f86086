import type { Metadata } from "next";
import { Suspense } from "react";
import { SubjectBoard } from "#app/_panels/subject-board.tsx";

interface SubjectPageProps {
  readonly params: Promise<{ readonly subject: string }>;
}

export async function generateMetadata({ params }: SubjectPageProps): Promise<Metadata> {
  return { title: `${decodeURIComponent((await params).subject)} · Ventwall` };
}

export default async function SubjectPage({ params }: SubjectPageProps) {
  const subject = decodeURIComponent((await params).subject);
  return (
    <Suspense>
      <SubjectBoard key={subject} subject={subject} />
    </Suspense>
  );
}
