// How many characters all patterns together are given to look at while something runs.
import type { AST } from "@eslint-community/regexpp";
import { parsed } from "./patternSteps.ts";

/** Where a pattern is tried at one place alone, it is this many, or as many as it matches. */
const AT_ONE_PLACE = 100;

/** Of a search: to the end of its match, or of the text. */
export function charactersOffered(run: () => void): number {
	const own = RegExp.prototype.exec;
	const anchored = new Map<string, boolean>();
	const isAnchored = (pattern: RegExp) => {
		const { source } = pattern;
		const known = anchored.get(source);
		if (known !== undefined) return known;
		const found = !pattern.multiline && beginsAtStart(pattern);
		anchored.set(source, found);
		return found;
	};
	let offered = 0;
	let counting = false;
	RegExp.prototype.exec = function (text) {
		if (counting) return own.call(this, text);
		counting = true;
		const from = this.global || this.sticky ? this.lastIndex : 0;
		const found = own.call(this, text);
		const end = found ? found.index + found[0].length : text.length;
		offered +=
			this.sticky || isAnchored(this)
				? Math.max(found?.[0].length ?? 0, AT_ONE_PLACE)
				: end - from + 1;
		counting = false;
		return found;
	};
	try {
		run();
	} finally {
		RegExp.prototype.exec = own;
	}
	return offered;
}

function beginsAtStart(pattern: RegExp): boolean {
	const first = (alternatives: readonly AST.Alternative[]): boolean =>
		alternatives.every(({ elements: [element] }) =>
			element?.type === "Assertion"
				? element.kind === "start"
				: (element?.type === "Group" || element?.type === "CapturingGroup") &&
					first(element.alternatives),
		);
	return first(parsed(pattern).alternatives);
}
