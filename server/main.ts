import "./runtime/node-env.ts";
import "./runtime/private-files.ts";
import { launch } from "./launch.ts";
import { systemClock } from "./runtime/clock.ts";

await launch(systemClock);
