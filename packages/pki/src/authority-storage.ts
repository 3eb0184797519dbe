// SPDX-License-Identifier: Apache-2.0
import { dirname, join } from "node:path";
import { appendPrivateFile, ensurePrivateDirectory, readSecretFile, writePrivateFile } from "./private-files.ts";

/** Where an authority keeps its keys, certificates and lists. Names are relative, with `/` between folder and file. */
export interface AuthorityStorage {
  /** Undefined when there is nothing of that name. */
  read(name: string): Promise<string | undefined>;
  /** Replaces the whole text; durable and never half done when it resolves. */
  write(name: string, text: string): Promise<void>;
  /** Adds to the end; durable when it resolves. After a power cut the last line may be torn. */
  append(name: string, text: string): Promise<void>;
}

/** Files of mode 0600 in a directory of mode 0700. Throws PKI_KEY_FILE_OPEN when others can reach one. */
export function fileAuthorityStorage(directory: string): AuthorityStorage {
  const prepared = async (name: string) => {
    const path = join(directory, name);
    await ensurePrivateDirectory(directory);
    if (dirname(path) !== directory) await ensurePrivateDirectory(dirname(path));
    return path;
  };
  return {
    read: (name) => readSecretFile(join(directory, name)),
    write: async (name, text) => writePrivateFile(await prepared(name), text),
    append: async (name, text) => appendPrivateFile(await prepared(name), text),
  };
}

/** Storage that is gone with the process, for tests. */
export function memoryAuthorityStorage(): AuthorityStorage {
  const texts = new Map<string, string>();
  return {
    read: async (name) => texts.get(name),
    write: async (name, text) => void texts.set(name, text),
    append: async (name, text) => void texts.set(name, (texts.get(name) ?? "") + text),
  };
}
