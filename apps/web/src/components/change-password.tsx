// SPDX-License-Identifier: Apache-2.0
import { Button, Modal, PasswordInput } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { changePassword } from "../auth.ts";

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly email: string;
}

export const ChangePassword = ({ isOpen, onClose, email }: Props) => {
  const {
    mutate,
    reset,
    data: refused,
    isPending,
    isSuccess,
  } = useMutation({
    mutationFn: ({ current, next }: { current: string; next: string }) => changePassword(current, next),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    mutate({ current: String(data.get("current")), next: String(data.get("next")) });
  };
  const close = () => {
    reset();
    onClose();
  };
  return (
    <Modal opened={isOpen} onClose={close} title="Change password" centered closeButtonProps={{ "aria-label": "Close" }}>
      {isSuccess && refused === undefined ? (
        <div className="ch-form" role="status">
          <p className="ch-success">
            <IconCircleCheck size={20} aria-hidden /> Your password is changed. Other devices are signed out.
          </p>
          <Button onClick={close}>Close</Button>
        </div>
      ) : (
        <form className="ch-form" onSubmit={submit}>
          <input className="ch-visually-hidden" type="email" name="username" autoComplete="username" value={email} readOnly tabIndex={-1} aria-hidden="true" />
          <PasswordInput label="Current password" name="current" autoComplete="current-password" size="md" required withAsterisk={false} />
          <PasswordInput
            label="New password"
            description="At least 12 characters. A password manager's is best."
            name="next"
            autoComplete="new-password"
            minLength={12}
            size="md"
            required
            withAsterisk={false}
          />
          <div role="alert">
            {refused !== undefined && (
              <p className="ch-error">
                <IconAlertTriangle size={18} aria-hidden /> {refused}
              </p>
            )}
          </div>
          <Button type="submit" loading={isPending}>
            Change password
          </Button>
        </form>
      )}
    </Modal>
  );
};
