// SPDX-License-Identifier: Apache-2.0
// npm run build [package...]: JavaScript and types of the packages into their dist folders, as they are published.
import { buildPackages } from "./lib/build.ts";

const wanted = process.argv.slice(2);
for await (const line of buildPackages(wanted)) console.log(line);
