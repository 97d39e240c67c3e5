// The configuration for looking at documents that may belong to no site.
import { stat } from "node:fs/promises";
import { join } from "node:path";
import {
	type Configuration,
	configurationSchema,
} from "../functions/notice/configuration.ts";
import type { Tongue } from "../functions/notice/finding.ts";
import { loadConfiguration } from "./loadConfiguration.ts";

const PLAIN: Configuration = configurationSchema.parse({
	title: "Huixun",
	baseUrl: "https://huixun.example/",
	tag: { authority: "huixun.example", date: "2026-01-01" },
});

/** That of the site in `content`; a plain one where no site is. */
export async function documentConfiguration(
	content: string,
	tongue: Tongue,
): Promise<Configuration> {
	const there = await stat(join(content, "site.yaml")).then(
		() => true,
		() => false,
	);
	return there ? loadConfiguration(content, tongue) : PLAIN;
}
