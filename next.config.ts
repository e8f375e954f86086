import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withWords = createNextIntlPlugin("./app/_i18n/request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // `npm test` checks types. A start should not wait for it, nor fail over a benchmark's.
  typescript: { ignoreBuildErrors: true },
};

export default withWords(config);
