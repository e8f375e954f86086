/** The four arrow keys, drawn: the font's subset has no arrows. */
export function ArrowKeys() {
  return (
    <kbd>
      <svg className="arrows" viewBox="0 0 46 10" role="img" aria-label="↑ ↓ ← →">
        <path d="M5 9V1M2 4l3-3 3 3" />
        <path d="M17 1v8M14 6l3 3 3-3" />
        <path d="M33 5h-8M28 2l-3 3 3 3" />
        <path d="M37 5h8M42 2l3 3-3 3" />
      </svg>
    </kbd>
  );
}
