"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMay } from "#app/_access/visitor.tsx";
import { auditPath } from "./use-audit-address.ts";

interface AuditLinkProps {
  readonly of: Parameters<typeof auditPath>[0];
  readonly className?: string;
  /** What stands there for whoever may not see the audit; by default nothing. */
  readonly children?: ReactNode;
}

/** The way to everything that ever happened to a subject or a value, for whoever may see it. */
export function AuditLink({ of, className, children }: AuditLinkProps) {
  const t = useTranslations("audit");
  const may = useMay("audit:see");
  if (!may) return children ?? null;
  return (
    <Link className={className} href={auditPath(of)} title={t("link")}>
      {children ?? t("title")}
    </Link>
  );
}
