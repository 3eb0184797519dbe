// SPDX-License-Identifier: Apache-2.0
import { Button, Menu, useMantineColorScheme } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCheck, IconDeviceDesktop, IconKey, IconLogout, IconMoon, IconSun, IconUserCircle } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { signOut } from "../auth.ts";
import { useMe } from "./auth-gate.tsx";
import { ChangePassword } from "./change-password.tsx";

const schemes = [
  { value: "light", label: "Light", icon: IconSun },
  { value: "dark", label: "Dark", icon: IconMoon },
  { value: "auto", label: "Like the device", icon: IconDeviceDesktop },
] as const;

export const AccountMenu = () => {
  const me = useMe();
  const client = useQueryClient();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [isChanging, changing] = useDisclosure(false);
  const leave = async () => {
    await signOut();
    client.clear();
    // A fresh document: nothing of this person stays in memory.
    window.location.assign("/");
  };
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            className="ch-account"
            leftSection={<IconUserCircle size={22} aria-hidden />}
            aria-label={`Account: ${me.name}`}
          >
            <span className="ch-account-name">{me.name}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{me.email}</Menu.Label>
          <Menu.Item leftSection={<IconKey size={18} aria-hidden />} onClick={changing.open}>
            Change password
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>Colours</Menu.Label>
          {schemes.map(({ value, label, icon: Icon }) => (
            <Menu.Item
              key={value}
              leftSection={<Icon size={18} aria-hidden />}
              rightSection={colorScheme === value ? <IconCheck size={16} aria-label="chosen" /> : undefined}
              onClick={() => setColorScheme(value)}
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={() => void leave()}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ChangePassword isOpen={isChanging} onClose={changing.close} email={me.email} />
    </>
  );
};
