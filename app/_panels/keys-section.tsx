"use client";
import { type ReactNode, useId, useState } from "react";

interface KeysSectionProps {
  readonly title: string;
  readonly hint: string;
  readonly add: string;
  /** The form that adds one; it closes itself. */
  readonly form: (close: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** A kind of key: what it is, a way to add one, and the list of them. */
export function KeysSection({ title, hint, add, form, children }: KeysSectionProps) {
  const id = useId();
  const [isAdding, setIsAdding] = useState(false);
  return (
    <section className="keys-section" aria-labelledby={id}>
      <div className="bar">
        <h2 id={id}>{title}</h2>
        <span className="count">{hint}</span>
        <button
          type="button"
          className="button bar-end"
          aria-expanded={isAdding}
          onClick={() => setIsAdding(!isAdding)}
        >
          {add}
        </button>
      </div>
      {isAdding && form(() => setIsAdding(false))}
      {children}
    </section>
  );
}
