import type { AlarmView } from "#lib/projections/bed-view.ts";

/** One shape for priority everywhere: three stars, two, one. Drawn, because the fonts have none. */
export const STARS = { high: 3, medium: 2, low: 1 } as const;

const PLACES = [0, 1, 2] as const;

export function PriorityStars({ priority }: Pick<AlarmView, "priority">) {
  return (
    <span className="stars" aria-hidden="true">
      {PLACES.slice(0, STARS[priority]).map((place) => (
        <svg key={place} viewBox="0 0 20 20" aria-hidden="true">
          <path
            fill="currentColor"
            d="M10 0l2.6 6.6 7.4.4-5.7 4.5 1.9 7L10 14.6 3.8 18.5l1.9-7L0 7l7.4-.4z"
          />
        </svg>
      ))}
    </span>
  );
}
