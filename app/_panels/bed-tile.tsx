"use client";
import { useTranslations } from "next-intl";
import { memo, useMemo } from "react";
import { TileChart } from "#app/_charts/tile-chart.tsx";
import { tileSeries } from "#app/_charts/tile-series.ts";
import { useBed } from "#app/_live/wall-provider.tsx";
import type { BedView } from "#lib/projections/bed-view.ts";
import { assertNever } from "#lib/units/assert-never.ts";
import { byUrgency, isPaused, standingOf } from "./alarm-order.ts";
import { AlarmRow } from "./alarm-row.tsx";
import { conditionOf } from "./bed-condition.ts";
import { HourStrip } from "./hour-strip.tsx";
import { OwnLimit } from "./own-limit.tsx";
import { PairedPeep } from "./paired-peep.tsx";
import { TileHead } from "./tile-head.tsx";
import { EmptyBed, NoPressureYet, OffVentilator } from "./tile-words.tsx";
import { TodayCounts } from "./today-counts.tsx";
import { WallFigure } from "./wall-figure.tsx";

interface BedTileProps {
  readonly bed: string;
  /** Pixels of a tile unit. */
  readonly unit: number;
}

/** One bed of the wall. Renders when its bed changed, and at no other tile's change. */
export const BedTile = memo(function BedTile({ bed, unit }: BedTileProps) {
  const view = useBed(bed);
  const t = useTranslations();
  if (view === undefined) return null;
  const condition = conditionOf(view);
  return (
    <section
      className={`tile is-${condition}${view.simulated ? " is-simulated" : ""}${ringOf(view)}`}
      aria-label={t("wall.tile.name", { bed })}
      data-bed={bed}
      data-feed={view.feed.state}
    >
      {view.simulated && <span className="watermark" data-words={t("common.simulated")} aria-hidden="true" />}
      <TileHead view={view} />
      <TileBody view={view} unit={unit} />
      <AlarmRow
        subject={view.subject}
        alarms={view.alarms}
        feed={view.feed}
        window={view.infusion_window}
        transport={view.transport}
      />
    </section>
  );
});

function ringOf({ alarms }: BedView): string {
  const first = byUrgency(alarms)[0];
  if (first === undefined) return "";
  const asking = alarms.filter((alarm) => standingOf(alarm) !== "acknowledged");
  // Quiet to the ear, steady to the eye: it flashes again with the first alarm that sounds.
  const paused = asking.length > 0 && asking.every(isPaused) ? " is-paused" : "";
  return ` has-ring is-${first.priority} is-${standingOf(first)}${paused}`;
}

function TileBody({ view, unit }: { readonly view: BedView; readonly unit: number }) {
  const condition = conditionOf(view);
  switch (condition) {
    case "empty":
      return <EmptyBed view={view} />;
    case "off":
      return <OffVentilator view={view} />;
    case "noPressure":
      return <NoPressureYet view={view} />;
    case "figures":
      return <Figures view={view} unit={unit} />;
    default:
      return assertNever(condition);
  }
}

interface FiguresProps {
  readonly view: BedView;
  readonly unit: number;
}

/** Driving pressure is a height: the column on the left, and its three figures in the same order on the right. */
function Figures({ view, unit }: FiguresProps) {
  const t = useTranslations("wall.tile");
  const { bed, trend, limits, infusion_window, quantities, feed } = view;
  const infusedAt = infusion_window.started_at;
  const series = useMemo(() => tileSeries(trend, limits, infusedAt), [trend, limits, infusedAt]);
  const isSilent = feed.state === "silent";
  return (
    <div className="tile-body">
      <div className="tile-trend">
        <TileChart key={unit} series={series} unit={unit} label={t("chart")} />
        <HourStrip trend={trend} />
      </div>
      <div className="tile-aside">
        <TodayCounts today={view.today} />
        <WallFigure
          bed={bed}
          quantity="static_compliance"
          view={quantities.static_compliance}
          isSilent={isSilent}
        />
      </div>
      <div className="tile-figures">
        <WallFigure
          bed={bed}
          quantity="plateau_pressure"
          view={quantities.plateau_pressure}
          isSilent={isSilent}
        >
          <OwnLimit quantity="plateau_pressure" limits={limits} />
        </WallFigure>
        <WallFigure
          bed={bed}
          quantity="driving_pressure"
          view={quantities.driving_pressure}
          isSilent={isSilent}
        >
          <PairedPeep quantities={quantities} />
          <OwnLimit quantity="driving_pressure" limits={limits} />
        </WallFigure>
        <WallFigure bed={bed} quantity="peep" view={quantities.peep} isSilent={isSilent} />
      </div>
    </div>
  );
}
