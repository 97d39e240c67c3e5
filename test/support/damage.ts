// Damages clean text the way cloning tools do, on GBK bytes, and knows exactly what was lost.
// Shares no code with the repair: its encoder is iconv-lite, its conversion opencc-js.
import iconv from "iconv-lite";
import { Converter } from "opencc-js/cn2t";

export type Pair = readonly [character: string, reading: string];

export interface Injury {
	/** `torn`: a byte of the character went into a `?`; `marked`: a reading was put behind it. */
	kind: "torn" | "marked";
	/** Index (code points) in the text before the damage. */
	at: number;
	character: string;
}

export interface Damaged {
	text: string;
	/** The text before steps 2 and 3: converted one to one, whole. */
	truth: string;
	injuries: Injury[];
}

/** Characters that code-page conversion leaves alone although they have Traditional forms. */
const LEFT_ALONE = new Set("于干范松后里系只面云志游采周冲谷余舍咨卷征并愿");
const CODE_PAGE = new Map([
	["台", "臺"],
	["准", "準"],
	["复", "復"],
	["划", "劃"],
]);

let convert: ((text: string) => string) | undefined;

/** Simplified to Traditional, one character at a time, as a code page does it. */
export function codePageTraditional(text: string): string {
	const one = convert ?? Converter({ from: "cn", to: "t" });
	convert = one;
	return [...text]
		.map((character) => {
			if (LEFT_ALONE.has(character)) return character;
			const traditional = CODE_PAGE.get(character) ?? one(character);
			return isGbk(traditional) ? traditional : character;
		})
		.join("");
}

function isGbk(character: string): boolean {
	return iconv.decode(iconv.encode(character, "gbk"), "gbk") === character;
}

interface Byte {
	value: number;
	/** Index of the character it belongs to; -1 for what the tool put in. */
	of: number;
}

/** One line (the tool works on whole pages, but its splitters make lines independent in practice). */
export function damageLine(truth: string, list: readonly Pair[]): Damaged {
	const characters = [...truth];
	let bytes: Byte[] = characters.flatMap((character, of) =>
		[...iconv.encode(character, "gbk")].map((value) => ({ value, of })),
	);
	const injuries: Injury[] = [];
	for (const [character, reading] of list)
		bytes = annotate(bytes, character, reading, characters, injuries);
	const text = cut(bytes, ["，", "！", "？", "；", "、", "。"])
		.map((piece) =>
			typeof piece === "string" ? piece : decode(piece, characters, injuries),
		)
		.join("");
	injuries.sort((a, b) => a.at - b.at);
	return { text, truth, injuries };
}

/** A text of several lines, given in Simplified characters. */
export function damageText(simplified: string, list: readonly Pair[]): Damaged {
	const lines = simplified
		.split("\n")
		.map((line) => damageLine(codePageTraditional(line), list));
	let start = 0;
	const injuries: Injury[] = [];
	for (const line of lines) {
		injuries.push(
			...line.injuries.map((one) => ({ ...one, at: one.at + start })),
		);
		start += [...line.truth].length + 1;
	}
	return {
		text: lines.map((line) => line.text).join("\n"),
		truth: lines.map((line) => line.truth).join("\n"),
		injuries,
	};
}

function matches(
	bytes: readonly Byte[],
	at: number,
	pattern: Uint8Array,
): boolean {
	return pattern.every((value, index) => bytes[at + index]?.value === value);
}

function annotate(
	bytes: readonly Byte[],
	character: string,
	reading: string,
	characters: readonly string[],
	injuries: Injury[],
): Byte[] {
	const pattern = iconv.encode(character, "gbk");
	const put = [...iconv.encode(`(${reading})`, "gbk")].map((value) => ({
		value,
		of: -1,
	}));
	const made: Byte[] = [];
	for (let at = 0; at < bytes.length; ) {
		const byte = bytes[at];
		if (byte === undefined) break;
		if (!matches(bytes, at, pattern)) {
			made.push(byte);
			at++;
			continue;
		}
		made.push(...bytes.slice(at, at + pattern.length), ...put);
		if (byte.of >= 0 && characters[byte.of] === character)
			injuries.push({ kind: "marked", at: byte.of, character });
		at += pattern.length;
	}
	return made;
}

function cut(
	bytes: readonly Byte[],
	splitters: readonly string[],
): (Byte[] | string)[] {
	const [splitter, ...others] = splitters;
	if (splitter === undefined) return [[...bytes]];
	const pattern = iconv.encode(splitter, "gbk");
	const pieces: (Byte[] | string)[] = [];
	let piece: Byte[] = [];
	for (let at = 0; at < bytes.length; ) {
		if (matches(bytes, at, pattern)) {
			pieces.push(...cut(piece, others), splitter);
			piece = [];
			at += pattern.length;
		} else {
			const byte = bytes[at];
			if (byte !== undefined) piece.push(byte);
			at++;
		}
	}
	pieces.push(...cut(piece, others));
	return pieces;
}

/** Windows style: an illegal or undefined pair becomes `?` and eats both bytes; so does a lone byte. */
function decode(
	bytes: readonly Byte[],
	characters: readonly string[],
	injuries: Injury[],
): string {
	let text = "";
	const tear = (byte: Byte | undefined) => {
		if (byte === undefined || byte.of < 0) return;
		if (injuries.some((one) => one.kind === "torn" && one.at === byte.of))
			return;
		injuries.push({
			kind: "torn",
			at: byte.of,
			character: characters[byte.of] ?? "",
		});
	};
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at];
		if (byte === undefined) break;
		if (byte.value < 0x80) {
			text += String.fromCharCode(byte.value);
			continue;
		}
		const next = bytes[at + 1];
		const pair = pairOf(byte.value, next?.value);
		if (pair === undefined) {
			text += "?";
			tear(byte);
			tear(next);
		} else text += pair;
		at++;
	}
	return text;
}

function pairOf(lead: number, trail: number | undefined): string | undefined {
	if (trail === undefined || lead === 0x80 || lead === 0xff) return undefined;
	if (trail < 0x40 || trail === 0x7f || trail === 0xff) return undefined;
	const [character = "", ...more] = new TextDecoder("gbk").decode(
		Uint8Array.of(lead, trail),
	);
	const point = character.codePointAt(0) ?? 0;
	return more.length > 0 ||
		point === 0xfffd ||
		(point >= 0xe000 && point <= 0xf8ff)
		? undefined
		: character;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

export function shuffled<T>(items: readonly T[], random: () => number): T[] {
	const made = [...items];
	for (let at = made.length - 1; at > 0; at--) {
		const other = Math.floor(random() * (at + 1));
		[made[at], made[other]] = [made[other] as T, made[at] as T];
	}
	return made;
}
