// Every regular expression of a room: literals as its files are written, and those put together as they load.
import { readdir, readFile } from "node:fs/promises";
import { parseAst } from "vitest/node";

export interface SourcePattern {
	/** File without its ending. */
	family: string;
	pattern: RegExp;
}

const ROOT = new URL("../../functions/", import.meta.url);

export async function patternsOf(room: string): Promise<SourcePattern[]> {
	const folder = new URL(`${room}/`, ROOT);
	const found = new Map<string, SourcePattern>();
	const add = (family: string, pattern: RegExp) => {
		const key = String(pattern);
		if (!found.has(key)) found.set(key, { family, pattern });
	};
	for (const file of (await readdir(folder)).sort()) {
		if (!file.endsWith(".ts")) continue;
		const family = `${room}/${file.slice(0, -".ts".length)}`;
		const code = await readFile(new URL(file, folder), "utf8");
		for (const literal of literals(parseAst(code, { lang: "ts" })))
			add(family, literal);
		for (const made of await constructed(new URL(file, folder).href))
			if (made.family.startsWith(`${room}/`)) add(made.family, made.pattern);
	}
	return [...found.values()];
}

function literals(node: unknown): RegExp[] {
	if (Array.isArray(node)) return node.flatMap(literals);
	if (typeof node !== "object" || node === null) return [];
	const { regex } = node as { regex?: { pattern: string; flags: string } };
	if (regex) return [new RegExp(regex.pattern, regex.flags)];
	return Object.values(node).flatMap(literals);
}

/** What `new RegExp` makes while a module is loaded, libraries' patterns aside. Not for two at a time. */
async function constructed(module: string): Promise<SourcePattern[]> {
	const made: SourcePattern[] = [];
	const own = globalThis.RegExp;
	globalThis.RegExp = new Proxy(own, {
		construct(target, [source, flags]) {
			const pattern = new target(source, flags);
			const caller = new Error().stack?.split("\n")[2] ?? "";
			const file = /functions\/([a-z]+\/[A-Za-z0-9]+)\.ts/.exec(caller)?.[1];
			if (file) made.push({ family: file, pattern });
			return pattern;
		},
	});
	try {
		await import(module);
	} finally {
		globalThis.RegExp = own;
	}
	return made;
}
