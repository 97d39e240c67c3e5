// Findings as the workflow commands that GitHub, Gitea and Forgejo turn into marks beside the lines.
import { posix } from "node:path";
import {
	describe,
	type Finding,
	type Tongue,
} from "../functions/notice/finding.ts";

const LEVELS = { error: "error", warning: "warning", info: "notice" } as const;

/** `::error file=content/a.md,line=3,col=5,title=…::…`; paths as the repository has them. */
export function annotation(
	found: Finding,
	folder: string,
	tongue: Tongue,
): string {
	const { what, todo } = describe(found, tongue);
	const { file, line, column } = found.place ?? {};
	const properties = [
		["file", file && posix.join(folder.replaceAll("\\", "/"), file)],
		["line", line],
		["col", line === undefined ? undefined : column],
		["title", found.code],
	]
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => `${name}=${property(String(value))}`)
		.join(",");
	return `::${LEVELS[found.severity]} ${properties}::${data(`${what} ${todo}`)}`;
}

function data(text: string): string {
	return text
		.replaceAll("%", "%25")
		.replaceAll("\r", "%0D")
		.replaceAll("\n", "%0A");
}

function property(text: string): string {
	return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
