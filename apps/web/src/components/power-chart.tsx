// SPDX-License-Identifier: Apache-2.0
// Loaded only when a chart is shown: ECharts is the largest part of the app.
import { useComputedColorScheme } from "@mantine/core";
import { useReducedMotion } from "@mantine/hooks";
import { LineChart, type LineSeriesOption } from "echarts/charts";
import { GridComponent, type GridComponentOption, TooltipComponent, type TooltipComponentOption } from "echarts/components";
import { type ComposeOption, type EChartsType, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import type { MeterPoint } from "../api/types.ts";
import { fonts } from "../theme.ts";
import { surfaces, tones } from "../tones.ts";
import { kilowatts } from "../words/quantities.ts";
import { clockTime, clockTimeWithSeconds } from "../words/times.ts";

use([LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

type Option = ComposeOption<LineSeriesOption | GridComponentOption | TooltipComponentOption>;

interface Props {
  readonly points: readonly MeterPoint[];
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
}

/** The axis does not shrink below what one phase at 32 A draws, so that small changes do not look like large ones. */
const LEAST_TOP_KW = 8;
/** Below this, the time axis tells seconds. */
const SHORT_MS = 4 * 60_000;

export function PowerChart({ points, from, to }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const scheme = useComputedColorScheme("light");
  const isStill = useReducedMotion();

  useEffect(() => {
    if (box.current === null) return;
    const made = init(box.current, undefined, { renderer: "canvas" });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(optionOf({ points, from, to }, scheme, !isStill));
  }, [points, from, to, scheme, isStill]);

  return <div ref={box} className="ch-chart-canvas" />;
}

function optionOf({ points, from, to }: Props, scheme: "light" | "dark", animation: boolean): Option {
  const { dim, line, surface, ink } = surfaces[scheme];
  const { mark } = tones.charging[scheme];
  const most = points.reduce((high, { powerW }) => Math.max(high, powerW ?? 0), 0);
  const top = Math.max(LEAST_TOP_KW, 2 * Math.ceil((most / 1000) * 0.525));
  const text = { color: dim, fontSize: 12, fontFamily: fonts };
  return {
    animation,
    animationDuration: 300,
    animationDurationUpdate: 900,
    animationEasingUpdate: "linear",
    grid: { left: 4, right: 12, top: 28, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    tooltip: {
      trigger: "axis",
      // The HTML tooltip writes style attributes, which the content-security policy refuses.
      renderMode: "richText",
      backgroundColor: surface,
      borderColor: line,
      textStyle: { color: ink, fontSize: 13, fontFamily: fonts },
      formatter: (params) => {
        const first = Array.isArray(params) ? params[0] : params;
        const [at, kw] = (first?.value ?? [0, 0]) as [number, number];
        return `${clockTimeWithSeconds(at)}\n${kilowatts(kw * 1000)} kW`;
      },
    },
    xAxis: {
      type: "time",
      min: from,
      max: to,
      splitNumber: 4,
      axisLabel: {
        ...text,
        hideOverlap: true,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: (at: number) => (to - from < SHORT_MS ? clockTimeWithSeconds(at) : clockTime(at)),
      },
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: "value",
      min: 0,
      max: top,
      ...(top <= LEAST_TOP_KW ? { interval: 2 } : {}),
      name: "kW",
      nameTextStyle: { ...text, align: "right", padding: [0, 4, 0, 0] },
      axisLabel: text,
      splitLine: { lineStyle: { color: line, type: [3, 5] } },
    },
    series: [
      {
        type: "line",
        showSymbol: false,
        lineStyle: { width: 2.5, color: mark },
        itemStyle: { color: mark },
        areaStyle: {
          color: {
            type: "linear",
            x: 0,
            y: 0,
            x2: 0,
            y2: 1,
            colorStops: [
              { offset: 0, color: `${mark}55` },
              { offset: 1, color: `${mark}05` },
            ],
          },
        },
        data: points.map(({ at, powerW }) => [Date.parse(at), (powerW ?? 0) / 1000]),
      },
    ],
  };
}
