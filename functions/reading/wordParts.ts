// What the other parts of a Word file say of its text: which style is a heading, how lists count, where links go.
import type { Level } from "./wordNumbers.ts";
import { readXml } from "./xmlEvents.ts";

export interface Style {
	/** 1 to 6; 0 is the title. */
	heading?: number;
	list?: { id: string; level: number };
}

const MOST_LEVELS = 9;

/** Styles by id, what they are based on followed. */
export function wordStyles(bytes: Uint8Array | undefined): Map<string, Style> {
	const own = new Map<string, Style & { base?: string }>();
	let style: (Style & { base?: string }) | undefined;
	let list: { id?: string; level?: number } = {};
	if (!bytes) return new Map();
	readXml(bytes, {
		open(name, { val, styleId }) {
			if (name === "style" && styleId !== undefined) {
				style = {};
				list = {};
				own.set(styleId, style);
			}
			if (!style) return;
			if (name === "basedOn" && val) style.base = val;
			if (name === "name" && val) {
				const level = /^(?:heading|标题|標題) ?([1-6])$/iu.exec(val)?.[1];
				if (level) style.heading = Number(level);
				else if (/^(?:title|标题|標題)$/iu.test(val)) style.heading = 0;
			}
			if (name === "outlineLvl" && val && Number(val) < 6)
				style.heading ??= Number(val) + 1;
			if (name === "numId" && val) list.id = val;
			if (name === "ilvl" && val) list.level = Number(val);
			if (list.id) style.list = { id: list.id, level: list.level ?? 0 };
		},
		close(name) {
			if (name === "style") style = undefined;
		},
		text() {},
	});
	const resolved = new Map<string, Style>();
	for (const id of own.keys()) {
		let found: Style = {};
		let at: string | undefined = id;
		for (let steps = 0; at !== undefined && steps < 20; steps++) {
			const one: (Style & { base?: string }) | undefined = own.get(at);
			if (!one) break;
			found = {
				...(one.heading === undefined ? {} : { heading: one.heading }),
				...(one.list === undefined ? {} : { list: one.list }),
				...found,
			};
			at = one.base;
		}
		resolved.set(id, found);
	}
	return resolved;
}

/** The levels of every list by its `numId`. */
export function wordLists(bytes: Uint8Array | undefined): Map<string, Level[]> {
	const abstract = new Map<string, Level[]>();
	const lists = new Map<string, Level[]>();
	if (!bytes) return lists;
	let levels: Level[] | undefined;
	let level: Level | undefined;
	let num: string | undefined;
	readXml(bytes, {
		open(name, attributes) {
			const { val, abstractNumId, numId, ilvl } = attributes;
			if (name === "abstractNum" && abstractNumId !== undefined) {
				levels = [];
				abstract.set(abstractNumId, levels);
			} else if (name === "lvl" && levels && ilvl !== undefined) {
				level = { format: "decimal", text: "", start: 1 };
				const at = Number(ilvl);
				if (at >= 0 && at < MOST_LEVELS) levels[at] = level;
			} else if (name === "num" && numId !== undefined) num = numId;
			else if (name === "abstractNumId" && num !== undefined && val)
				lists.set(num, abstract.get(val) ?? []);
			else if (level && val !== undefined) {
				if (name === "numFmt") level.format = val;
				if (name === "lvlText") level.text = val;
				if (name === "start") level.start = Number(val) || 1;
			}
		},
		close(name) {
			if (name === "lvl") level = undefined;
			if (name === "abstractNum") levels = undefined;
			if (name === "num") num = undefined;
		},
		text() {},
	});
	return lists;
}

/** Addresses of hyperlinks by their relationship's id. */
export function wordLinks(bytes: Uint8Array | undefined): Map<string, string> {
	const links = new Map<string, string>();
	if (!bytes) return links;
	readXml(bytes, {
		open(name, { Id, Target, Type }) {
			if (
				name === "Relationship" &&
				Id &&
				Target &&
				/\/hyperlink$/.test(Type ?? "")
			)
				links.set(Id, Target);
		},
		close() {},
		text() {},
	});
	return links;
}
