// How much a decoded text looks like Chinese: what chooses between encodings that all "succeed".
import { COMMON_CHARACTERS } from "./commonCharacters.ts";

/** Code points looked at; more changes no choice. */
const SAMPLE = 20_000;

/**
 * What Chinese prose does not hold, and wrong decoding produces: controls, U+FFFD, private use, Hangul,
 * Yi, half-width kana, rare ideographs of extension A (UTF-16 with its bytes swapped), IPA.
 */
const ODD =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
	/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u0100-\u02af\u0370-\u03ff\u0500-\u1fff\u3400-\u4dbf\ua000-\uabff\uac00-\ud7ff\ud800-\udfff\ue000-\uf8ff\uff61-\uff9f\ufff0-\uffff]|[\u{f0000}-\u{10ffff}]/u;

/** Letters that count in the denominator: everything but ASCII, punctuation and spaces. */
const NEUTRAL =
	/[\t\n\r -~\u00a0-\u00ff\u2000-\u2bff\u3000-\u303f\uff00-\uff60\uffe0-\uffe6\ufeff]/u;

export interface Score {
	/** Share of common characters minus three times the share of odd ones; 0 for a text without either. */
	value: number;
	/** Code points that the share was taken of. */
	counted: number;
	odd: number;
}

export function encodingScore(text: string): Score {
	let common = 0;
	let odd = 0;
	let counted = 0;
	let seen = 0;
	for (const character of text) {
		if (seen++ >= SAMPLE) break;
		if (NEUTRAL.test(character)) continue;
		counted++;
		if (COMMON_CHARACTERS.has(character)) common++;
		else if (ODD.test(character)) odd++;
	}
	const value = counted === 0 ? 0 : (common - 3 * odd) / counted;
	return { value, counted, odd };
}
