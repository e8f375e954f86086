"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { RevokedToggle } from "./revoked-toggle.tsx";

interface KeyTableProps<Key> {
  readonly keys: readonly Key[];
  readonly isRevoked: (key: Key) => boolean;
  /** Said where there is none. */
  readonly none: string;
  readonly className: string;
  readonly columns: readonly { readonly text: string; readonly className?: string }[];
  readonly row: (key: Key) => ReactNode;
}

/** The keys of a kind; revoked ones behind a toggle, after those that let in. */
export function KeyTable<Key>({ keys, isRevoked, none, className, columns, row }: KeyTableProps<Key>) {
  const t = useTranslations("access.keys");
  const [showsRevoked, setShowsRevoked] = useState(false);
  const revoked = keys.filter(isRevoked);
  const live = keys.filter((key) => !isRevoked(key));
  const rows = showsRevoked ? [...live, ...revoked] : live;
  return (
    <div className="panel scroll">
      {rows.length === 0 ? (
        <p className="count">{none}</p>
      ) : (
        <table className={`access-table is-cards ${className}`}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.text} scope="col" className={column.className}>
                  {column.text}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t("actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>{rows.map(row)}</tbody>
        </table>
      )}
      <RevokedToggle count={revoked.length} isOpen={showsRevoked} onToggle={setShowsRevoked} />
    </div>
  );
}
