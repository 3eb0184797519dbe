// SPDX-License-Identifier: Apache-2.0
import "@mantine/core/styles.css";
import "./styles/base.css";
import "./styles/pieces.css";
import "./styles/station.css";
import "./styles/pages.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { newQueryClient } from "./api/queries.ts";
import { shareNonce, styleNonce } from "./nonce.ts";
import { newRouter } from "./router.tsx";
import { cssVariables, theme } from "./theme.ts";

shareNonce();
const router = newRouter();
const queryClient = newQueryClient();
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
