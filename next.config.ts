import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withWords = createNextIntlPlugin("./app/_i18n/request.ts");

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
};

export default withWords(config);
