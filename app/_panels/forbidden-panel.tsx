"use client";
import { useTranslations } from "next-intl";
import { useVisitor } from "#app/_access/visitor.tsx";
import { homeOf } from "#lib/access/pages.ts";
import type { Visitor } from "#lib/contract/access.ts";
import { SignOut } from "./sign-out.tsx";

/** Somebody who is known asked for a page that is not theirs. */
export function ForbiddenPanel() {
  const visitor = useVisitor();
  return (
    <section className="gate-card">
      {visitor === null ? (
        <Nobody />
      ) : visitor.kind === "display" ? (
        <Wall of={visitor} />
      ) : (
        <Person of={visitor} />
      )}
    </section>
  );
}

function Person({ of }: { readonly of: Visitor }) {
  const t = useTranslations("access");
  const home = homeOf(new Set(of.rights));
  return (
    <>
      <h1>{t("forbidden.title")}</h1>
      <p>
        {of.role === null
          ? t("forbidden.whoPlain", { name: of.display_name })
          : t("forbidden.who", { name: of.display_name, role: t(`role.${of.role}`) })}
      </p>
      <p>{t("forbidden.ask")}</p>
      <div className="form-end">
        {home !== null && (
          <a className="button strong" href={home}>
            {t("forbidden.home")}
          </a>
        )}
        {of.kind === "person" && <SignOut />}
      </div>
    </>
  );
}

function Wall({ of }: { readonly of: Visitor }) {
  const t = useTranslations("access.forbidden");
  return (
    <>
      <h1>{t("titleWall")}</h1>
      <p>{t("wall", { name: of.display_name })}</p>
      <div className="form-end">
        <a className="button strong" href="/wall">
          {t("toWall")}
        </a>
        <a className="button" href="/sign-in">
          {t("signIn")}
        </a>
      </div>
    </>
  );
}

function Nobody() {
  const t = useTranslations("access");
  return (
    <>
      <h1>{t("forbidden.titleNobody")}</h1>
      <div className="form-end">
        <a className="button strong" href="/sign-in">
          {t("setUp.toSignIn")}
        </a>
      </div>
    </>
  );
}
