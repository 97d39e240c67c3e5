// The sample folder as read from the disk: its configuration, its sources by file name.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { FolderSources } from "../../cli/folderSources.ts";
import { configurationSchema } from "../../functions/notice/configuration.ts";
import type { Source } from "../../functions/notice/document.ts";
import { decodeBytes } from "../../functions/reading/decodeBytes.ts";

const CONTENT = join(dirname(fileURLToPath(import.meta.url)), "../../content");

export const siteYaml = readFileSync(join(CONTENT, "site.yaml"), "utf8");
export const configuration = configurationSchema.parse(parse(siteYaml));
export const folder = await FolderSources.scan(CONTENT);

/** By file name: the sub-folder (the year of issue) is left out. */
export const sources = new Map<string, Source>();
for (const key of folder.keys()) {
	const source = await folder.read(key);
	if (source) sources.set(key.replace(/^notices\/\d{4}\//, ""), source);
}

export function bytesOf(name: string): Uint8Array {
	const source = sources.get(name);
	if (!source) throw new Error(`${name} is missing`);
	return source.bytes;
}

export function textOf(name: string): string {
	return decoded(name).text;
}

export function encodingOf(name: string): string {
	return decoded(name).encoding;
}

function decoded(name: string) {
	const read = decodeBytes(bytesOf(name));
	if (read.kind === "rejected") throw new Error(`${name} is rejected`);
	return read;
}
