// `site.yaml` of a folder, read and checked; what is wrong in it is told as people of a terminal want it.
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Configuration } from "../functions/notice/configuration.ts";
import type { Finding, Tongue } from "../functions/notice/finding.ts";
import {
	MAX_SITE_BYTES,
	readConfiguration,
	tooLargeConfiguration,
} from "../functions/reading/readConfiguration.ts";
import { type Message, message } from "./messages.ts";
import { Refusal } from "./refusal.ts";

/** What a check of our own says, by the key that it is about; zod's own say themselves in both languages. */
const CUSTOM: Record<string, Message> = { baseUrl: "endWithSlash" };

/** Throws a refusal that says what to do. */
export async function loadConfiguration(
	content: string,
	tongue: Tongue,
): Promise<Configuration> {
	const path = join(content, "site.yaml");
	const text = await readSite(path, content, tongue);
	const locale = tongue === "zh" ? z.locales.zhCN() : z.locales.en();
	const read = readConfiguration(text, {
		error: locale.localeError,
		custom: (key) => {
			const own = CUSTOM[key];
			return own && message(own, tongue);
		},
	});
	if (read.kind === "rejected") throw invalid(path, read.findings, tongue);
	return read.configuration;
}

async function readSite(
	path: string,
	content: string,
	tongue: Tongue,
): Promise<string> {
	try {
		if ((await stat(path)).size > MAX_SITE_BYTES)
			throw invalid(path, [tooLargeConfiguration()], tongue);
		return await readFile(path, "utf8");
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (error instanceof Refusal || code !== "ENOENT") throw error;
		const there = await readdir(content).then(
			() => true,
			() => false,
		);
		throw new Refusal(
			there
				? message("noSite", tongue, { path })
				: message("noContent", tongue, { path: content }),
			2,
		);
	}
}

function invalid(
	path: string,
	findings: readonly Finding[],
	tongue: Tongue,
): Refusal {
	return new Refusal(message("badSite", tongue, { path }), 1, findings);
}
