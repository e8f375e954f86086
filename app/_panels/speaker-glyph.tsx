/** A loudspeaker: with its waves, or crossed. */
export function SpeakerGlyph({ isOn }: { readonly isOn: boolean }) {
  return (
    <svg viewBox="0 0 24 20" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2">
      <path d="M2 7h4l5-4v14l-5-4H2z" fill="currentColor" />
      <path d={isOn ? "M15 6a6 6 0 0 1 0 8M18 3a10 10 0 0 1 0 14" : "M15 7l6 6M21 7l-6 6"} />
    </svg>
  );
}
