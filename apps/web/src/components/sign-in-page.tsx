// SPDX-License-Identifier: Apache-2.0
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { signIn } from "../auth.ts";
import { useTitle } from "./hooks.ts";
import { Wordmark } from "./wordmark.tsx";

const textOf = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? "");

export const SignInPage = () => {
  useTitle("Sign in");
  const client = useQueryClient();
  const {
    mutate,
    data: refused,
    isPending,
  } = useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) => signIn(email, password),
    onSuccess: (outcome) => (outcome === undefined ? client.resetQueries() : undefined),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    mutate({ email: textOf(event.currentTarget, "email").trim(), password: textOf(event.currentTarget, "password") });
  };
  return (
    <main className="ch-sign-in">
      <section className="ch-sign-in-card" aria-labelledby="sign-in">
        <Wordmark large />
        <h1 id="sign-in">Sign in</h1>
        <p className="ch-dim">See what your chargers do, and why.</p>
        <form onSubmit={submit} noValidate>
          <TextInput label="E-mail" name="email" type="email" autoComplete="username" inputMode="email" size="md" required withAsterisk={false} autoFocus />
          <PasswordInput label="Password" name="password" autoComplete="current-password" size="md" required withAsterisk={false} />
          <div role="alert">
            {refused !== undefined && (
              <p className="ch-error">
                <IconAlertTriangle size={18} aria-hidden /> {refused}
              </p>
            )}
          </div>
          <Button type="submit" size="lg" fullWidth loading={isPending}>
            Sign in
          </Button>
        </form>
      </section>
    </main>
  );
};
