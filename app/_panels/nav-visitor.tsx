"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useVisitor } from "#app/_access/visitor.tsx";
import { SignOut } from "./sign-out.tsx";

/** Who looks at this page, as the record will name them, and the way out. */
export function NavVisitor() {
  const t = useTranslations("access");
  const path = usePathname();
  const visitor = useVisitor();
  if (visitor === null) return null;
  const role = visitor.role === null ? null : t(`role.${visitor.role}`);
  if (visitor.kind !== "person") return <span className="nav-visitor">{visitor.display_name}</span>;
  return (
    <>
      <Link
        className="nav-visitor"
        href="/account"
        title={visitor.display_name}
        aria-current={path === "/account" ? "page" : undefined}
      >
        <b>{visitor.display_name}</b> {role !== null && <span>{role}</span>}{" "}
        <span className="visually-hidden">{t("account.title")}</span>
      </Link>
      <SignOut />
    </>
  );
}
