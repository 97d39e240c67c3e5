// How much a string looks like Chinese official prose: the judge between two readings of the same bytes.
import { Converter } from "opencc-js/t2cn";
import { gbkCode } from "./gbk.ts";
import { OFFICIAL_WORDS } from "./officialWords.ts";

/**
 * Not a model trained on a corpus: a share of probability for each class of character, spread evenly
 * over its members, and a bonus for a pair of characters that stands in a common word. Wrong
 * alignment yields characters that hardly anybody writes, so this is enough to tell the two apart.
 */
const SHARE = {
	official: 0.8,
	level1: 0.17,
	punctuation: 0.02,
	rare: 0.01,
};
const SIZE = { level1: 3755, punctuation: 400, rare: 18_000 };
/** Natural logarithm of how much likelier a character is after its partner of a common word. */
const PAIR_BONUS = 3;
/** Longest word of the list that is looked up around a lost character. */
const LONGEST_WORD = 8;

interface Vocabulary {
	words: Set<string>;
	characters: Map<string, number>;
	pairs: Set<string>;
	toSimplified: (text: string) => string;
}

let built: Vocabulary | undefined;

function vocabulary(): Vocabulary {
	if (built !== undefined) return built;
	const words = new Set(OFFICIAL_WORDS.trim().split(/\s+/));
	const characters = new Map<string, number>();
	const pairs = new Set<string>();
	for (const word of words) {
		for (const character of word)
			characters.set(character, (characters.get(character) ?? 0) + 1);
		for (let at = 0; at + 1 < word.length; at++)
			pairs.add(word.slice(at, at + 2));
	}
	const toSimplified = Converter({ from: "t", to: "cn" });
	built = { words, characters, pairs, toSimplified };
	return built;
}

/** Simplified form with the same number of code points; what is Simplified already stays. */
export function simplified(text: string): string {
	return vocabulary().toSimplified(text);
}

const forms = new Map<string, string>();

/** The same for one character, remembered. */
export function simplifiedForm(character: string): string {
	let form = forms.get(character);
	if (form === undefined) {
		form = simplified(character);
		forms.set(character, form);
	}
	return form;
}

/** How many words of the list hold a character (given in Simplified form). */
export function weightOf(character: string): number {
	return vocabulary().characters.get(character) ?? 0;
}

/** Mean natural logarithm of the probability per character; `-Infinity` for an empty text. */
export function plausibility(text: string): number {
	const { characters, pairs } = vocabulary();
	const units = [...simplified(text)];
	if (units.length === 0) return Number.NEGATIVE_INFINITY;
	let sum = 0;
	units.forEach((unit, index) => {
		if (characters.has(unit)) sum += Math.log(SHARE.official / characters.size);
		else if (isLevel1(unit)) sum += Math.log(SHARE.level1 / SIZE.level1);
		else if (/[、。，；：？！（）《》“”‘’〔〕—…·\u3000 -?０-９]/.test(unit))
			sum += Math.log(SHARE.punctuation / SIZE.punctuation);
		else sum += Math.log(SHARE.rare / SIZE.rare);
		if (index > 0 && pairs.has(units[index - 1] + unit)) sum += PAIR_BONUS;
	});
	return sum / units.length;
}

/** The 3,755 characters of GB/T 2312 level 1 (leads B0 to D7). */
function isLevel1(character: string): boolean {
	const code = gbkCode(character) ?? 0;
	return code >= 0xb0a1 && code <= 0xd7f9 && (code & 0xff) >= 0xa1;
}

/**
 * Length of the longest common word that covers the place between `before` and `after` if `character`
 * (all Simplified) stands there; 0 if none does.
 */
export function longestWordAt(
	before: string,
	character: string,
	after: string,
): number {
	const { words } = vocabulary();
	const left = [...before].slice(-LONGEST_WORD);
	const right = [...after].slice(0, LONGEST_WORD);
	const line = [...left, character, ...right];
	for (let length = LONGEST_WORD; length >= 2; length--)
		for (
			let from = Math.max(0, left.length - length + 1);
			from <= left.length && from + length <= line.length;
			from++
		)
			if (words.has(line.slice(from, from + length).join(""))) return length;
	return 0;
}
