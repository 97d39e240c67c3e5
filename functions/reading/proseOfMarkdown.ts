// Where Markdown's rules, made for English, would lose or distort what a Chinese editor typed.
import type {
	Link,
	Nodes,
	PhrasingContent,
	Root,
	RootContent,
	Text,
} from "mdast";
import { SKIP, visit } from "unist-util-visit";

/** Changes the tree in place. `source` is the text it was parsed from. */
export function proseOf(tree: Root, source: string): void {
	restoreUnusedDefinitions(tree, source);
	visit(tree, "link", (link, index, parent) => {
		const rest = cutAutolink(link, source);
		if (rest !== "" && parent && index !== undefined) {
			parent.children.splice(index + 1, 0, { type: "text", value: rest });
			return index + 1;
		}
		return undefined;
	});
	visit(tree, (parent) => {
		if (!("children" in parent)) return;
		const children: Nodes[] = [];
		for (const child of parent.children)
			if (child.type === "text") pushAll(children, textParts(child, source));
			else children.push(child);
		parent.children = children as typeof parent.children;
	});
	visit(tree, "listItem", (item) => {
		if (typeof item.checked !== "boolean") return;
		const box = item.checked ? "☑ " : "☐ ";
		const [first] = item.children;
		if (first?.type === "paragraph")
			first.children.unshift({ type: "text", value: box });
		item.checked = null;
	});
}

function textParts(text: Text, source: string): PhrasingContent[] {
	if (!/[\n*]/.test(text.value)) return [text];
	const escaped = sliceOf(text, source).includes("\\");
	const parts: PhrasingContent[] = [];
	let line = text.position?.start.line;
	for (const part of lines(text.value)) {
		if (part.type === "break" && line !== undefined) line++;
		const position =
			line === undefined
				? {}
				: {
						position: {
							start: { line, column: 1 },
							end: { line, column: 1 },
						},
					};
		const pieces =
			part.type === "text" && !escaped ? emphasised(part.value) : [part];
		pushAll(
			parts,
			pieces.map((piece) => ({ ...piece, ...position })),
		);
	}
	return parts;
}

/** Spreading a hundred thousand arguments overflows the stack. */
function pushAll<T>(list: T[], more: readonly T[]): void {
	for (const one of more) list.push(one);
}

/** A line that the editor typed stays a line. */
function lines(value: string): PhrasingContent[] {
	return value
		.split("\n")
		.flatMap((line, at): PhrasingContent[] =>
			at === 0
				? [{ type: "text", value: line }]
				: [{ type: "break" }, { type: "text", value: line }],
		);
}

/**
 * `**时间：**三月` is no emphasis to CommonMark (§6.2): the closing stars stand between a mark and a letter,
 * and Chinese puts no space there. Two stars on both sides of a phrase are meant.
 */
function emphasised(value: string): PhrasingContent[] {
	const parts: PhrasingContent[] = [];
	let end = 0;
	for (const match of value.matchAll(/\*\*([^*\s][^*\n]{0,200})\*\*/g)) {
		const text = match[1] ?? "";
		if (match.index > end)
			parts.push({ type: "text", value: value.slice(end, match.index) });
		parts.push({ type: "strong", children: [{ type: "text", value: text }] });
		end = match.index + match[0].length;
	}
	if (end < value.length || parts.length === 0)
		parts.push({ type: "text", value: value.slice(end) });
	return parts;
}

/** A bare address runs to the next space (GFM §6.9), in Chinese through the rest of the sentence: what was cut off. */
function cutAutolink(link: Link, source: string): string {
	const written = sliceOf(link, source);
	const [label] = link.children;
	if (
		link.children.length !== 1 ||
		label?.type !== "text" ||
		/^[[<]/.test(written)
	)
		return "";
	const cut = label.value.search(
		/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—]/,
	);
	if (cut <= 0) return "";
	const rest = label.value.slice(cut);
	label.value = label.value.slice(0, cut);
	link.url = /^[a-z][a-z0-9+.-]{0,30}:/i.test(label.value)
		? label.value
		: link.url.slice(0, link.url.indexOf(label.value) + label.value.length);
	return rest;
}

/** `[地点]: 三楼` is a link's definition to CommonMark (§4.7) and shows nothing: unused ones are text. */
function restoreUnusedDefinitions(tree: Root, source: string): void {
	const used = new Set<string>();
	const seen = new Set<string>();
	visit(tree, (node) => {
		if (node.type === "linkReference" || node.type === "imageReference")
			used.add(node.identifier);
		if (node.type === "footnoteReference") used.add(`^${node.identifier}`);
	});
	visit(tree, (node, index, parent) => {
		if (!parent || index === undefined) return undefined;
		if (node.type !== "definition" && node.type !== "footnoteDefinition")
			return undefined;
		const name =
			node.type === "definition" ? node.identifier : `^${node.identifier}`;
		if (used.has(name) && !seen.has(name)) {
			seen.add(name);
			return undefined;
		}
		const text: RootContent = {
			type: "paragraph",
			children: [{ type: "text", value: sliceOf(node, source) }],
			...(node.position ? { position: node.position } : {}),
		};
		parent.children[index] = text as (typeof parent.children)[number];
		return SKIP;
	});
}

function sliceOf(node: Nodes, source: string): string {
	const { start, end } = node.position ?? {};
	return start?.offset === undefined || end?.offset === undefined
		? ""
		: source.slice(start.offset, end.offset);
}
