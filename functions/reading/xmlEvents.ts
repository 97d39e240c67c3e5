// A part of a Word file as a stream of elements, bounded in number and depth; no entity is followed.
import { SaxesParser } from "saxes";
import { MAX_DEPTH, MAX_WORD_ELEMENTS } from "./bounds.ts";

export interface XmlHandler {
	/** Names without their prefix: `w:p` is `p`. */
	open(name: string, attributes: Readonly<Record<string, string>>): void;
	close(name: string): void;
	text(text: string): void;
}

export type XmlRead =
	| { kind: "read" }
	| { kind: "too-complex"; limit: string }
	| { kind: "broken" };

class Passed extends Error {}

export function readXml(bytes: Uint8Array, handler: XmlHandler): XmlRead {
	const parser = new SaxesParser();
	let elements = 0;
	let depth = 0;
	parser.on("opentag", ({ name, attributes }) => {
		if (++elements > MAX_WORD_ELEMENTS)
			throw new Passed(`elements > ${MAX_WORD_ELEMENTS}`);
		if (++depth > MAX_DEPTH) throw new Passed(`depth > ${MAX_DEPTH}`);
		const plain: Record<string, string> = {};
		for (const [key, value] of Object.entries(attributes))
			plain[local(key)] = String(value);
		handler.open(local(name), plain);
	});
	parser.on("closetag", ({ name }) => {
		depth--;
		handler.close(local(name));
	});
	parser.on("text", (text) => handler.text(text));
	parser.on("error", (error) => {
		throw error;
	});
	try {
		parser.write(new TextDecoder().decode(bytes)).close();
		return { kind: "read" };
	} catch (error) {
		return error instanceof Passed
			? { kind: "too-complex", limit: error.message }
			: { kind: "broken" };
	}
}

function local(name: string): string {
	const at = name.indexOf(":");
	return at < 0 ? name : name.slice(at + 1);
}
