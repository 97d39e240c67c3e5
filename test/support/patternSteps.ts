// Counts the steps that a backtracking matcher takes, without any of the shortcuts that engines know: an
// upper bound of what an engine does, the same on every machine.
import { type AST, RegExpParser } from "@eslint-community/regexpp";

type Matcher = (at: number) => boolean;

/** Steps of finding every match of a pattern in a text; more than `most`, and it is given up. */
export function stepsOf(pattern: RegExp, text: string, most: number): number {
	return new Machine(pattern, text, most).scan();
}

export function parsed(pattern: RegExp): AST.Pattern {
	return new RegExpParser().parsePattern(
		pattern.source,
		0,
		pattern.source.length,
		{ unicode: pattern.unicode },
	);
}

class TooMany extends Error {}

class Machine {
	readonly #text: string;
	readonly #flags: string;
	readonly #multiline: boolean;
	readonly #most: number;
	readonly #classes = new Map<string, (code: number) => boolean>();
	readonly #captures = new Map<AST.CapturingGroup, string>();
	readonly #matcher: Matcher;
	#steps = 0;
	#end = 0;

	constructor(pattern: RegExp, text: string, most: number) {
		this.#text = text;
		this.#most = most;
		this.#flags = pattern.flags.replace(/[gydms]/g, "");
		if (pattern.dotAll) this.#flags += "s";
		this.#multiline = pattern.multiline;
		this.#matcher = this.#choice(parsed(pattern).alternatives, false, (at) => {
			this.#end = at;
			return true;
		});
	}

	scan(): number {
		try {
			for (let at = 0; at <= this.#text.length; ) {
				this.#step();
				at = this.#matcher(at) && this.#end > at ? this.#end : at + 1;
			}
		} catch (error) {
			if (!(error instanceof TooMany)) throw error;
		}
		return this.#steps;
	}

	#step(): void {
		if (++this.#steps > this.#most) throw new TooMany();
	}

	#choice(
		alternatives: readonly AST.Alternative[],
		back: boolean,
		next: Matcher,
	): Matcher {
		const all = alternatives.map(({ elements }) =>
			(back ? elements : elements.toReversed()).reduce(
				(after: Matcher, element) => this.#element(element, back, after),
				next,
			),
		);
		const [only] = all;
		if (only && all.length === 1) return only;
		return (at) => {
			for (const one of all) {
				this.#step();
				if (one(at)) return true;
			}
			return false;
		};
	}

	#element(element: AST.Element, back: boolean, next: Matcher): Matcher {
		switch (element.type) {
			case "Character":
			case "CharacterSet":
			case "CharacterClass":
				return this.#one(element.raw, back, next);
			case "Group":
				return this.#choice(element.alternatives, back, next);
			case "CapturingGroup":
				return this.#capture(element, back, next);
			case "Quantifier":
				return this.#quantifier(element, back, next);
			case "Assertion":
				return this.#assertion(element, next);
			case "Backreference":
				return this.#reference(element, next);
			default:
				throw new Error(`no steps are counted for ${element.raw}`);
		}
	}

	#one(raw: string, back: boolean, next: Matcher): Matcher {
		const isIn = this.#class(raw);
		const text = this.#text;
		return (at) => {
			this.#step();
			const place = back ? at - 1 : at;
			return (
				place >= 0 &&
				place < text.length &&
				isIn(text.charCodeAt(place)) &&
				next(back ? place : place + 1)
			);
		};
	}

	/** Whether a unit is of a character or class, asked of the engine once. */
	#class(raw: string): (code: number) => boolean {
		const known = this.#classes.get(raw);
		if (known) return known;
		const pattern = new RegExp(`^${raw}$`, this.#flags);
		const answers = new Map<number, boolean>();
		const isIn = (code: number) => {
			let answer = answers.get(code);
			if (answer === undefined) {
				answer = pattern.test(String.fromCharCode(code));
				answers.set(code, answer);
			}
			return answer;
		};
		this.#classes.set(raw, isIn);
		return isIn;
	}

	#capture(group: AST.CapturingGroup, back: boolean, next: Matcher): Matcher {
		if (group.references.length === 0)
			return this.#choice(group.alternatives, back, next);
		let begun = 0;
		const inner = this.#choice(group.alternatives, back, (at) => {
			this.#captures.set(group, this.#text.slice(begun, at));
			return next(at);
		});
		return (at) => {
			begun = at;
			return inner(at);
		};
	}

	#reference({ resolved }: AST.Backreference, next: Matcher): Matcher {
		const groups = [resolved].flat();
		return (at) => {
			this.#step();
			const words = groups.map((one) => this.#captures.get(one)).find(Boolean);
			return (
				this.#text.startsWith(words ?? "", at) &&
				next(at + (words ?? "").length)
			);
		};
	}

	#quantifier(
		{ element, min, max, greedy }: AST.Quantifier,
		back: boolean,
		next: Matcher,
	): Matcher {
		if (
			element.type === "Character" ||
			element.type === "CharacterSet" ||
			element.type === "CharacterClass"
		)
			return this.#run(this.#class(element.raw), min, max, greedy, back, next);
		let count = 0;
		let begun = -1;
		const again = (at: number): boolean => {
			const [own, from] = [count, begun];
			if (own >= max || (own > min && at === from)) return false;
			[count, begun] = [own + 1, at];
			const matched = body(at);
			[count, begun] = [own, from];
			return matched;
		};
		const loop: Matcher = (at) => {
			this.#step();
			const leave = () => count >= min && next(at);
			return greedy ? again(at) || leave() : leave() || again(at);
		};
		const body = this.#element(element, back, loop);
		return (at) => {
			const [own, from] = [count, begun];
			[count, begun] = [0, -1];
			const matched = loop(at);
			[count, begun] = [own, from];
			return matched;
		};
	}

	/** A repeated character: a loop instead of recursion, the same steps. */
	#run(
		isIn: (code: number) => boolean,
		min: number,
		max: number,
		greedy: boolean,
		back: boolean,
		next: Matcher,
	): Matcher {
		const text = this.#text;
		const fits = (at: number, taken: number) => {
			this.#step();
			const place = back ? at - taken - 1 : at + taken;
			return place >= 0 && place < text.length && isIn(text.charCodeAt(place));
		};
		const on = (at: number, taken: number) =>
			next(back ? at - taken : at + taken);
		return (at) => {
			let taken = 0;
			const first = greedy ? max : min;
			while (taken < first && fits(at, taken)) taken++;
			if (taken < min) return false;
			if (greedy) {
				for (; taken >= min; taken--) if (on(at, taken)) return true;
				return false;
			}
			while (!on(at, taken)) {
				if (taken >= max || !fits(at, taken)) return false;
				taken++;
			}
			return true;
		};
	}

	#assertion(assertion: AST.Assertion, next: Matcher): Matcher {
		const text = this.#text;
		switch (assertion.kind) {
			case "start":
				return (at) => {
					this.#step();
					return (
						(at === 0 || (this.#multiline && text[at - 1] === "\n")) && next(at)
					);
				};
			case "end":
				return (at) => {
					this.#step();
					return (
						(at === text.length || (this.#multiline && text[at] === "\n")) &&
						next(at)
					);
				};
			case "word": {
				const isWord = (at: number) => /\w/.test(text[at] ?? " ");
				return (at) => {
					this.#step();
					return (
						(isWord(at - 1) !== isWord(at)) !== assertion.negate && next(at)
					);
				};
			}
			default: {
				const inner = this.#choice(
					assertion.alternatives,
					assertion.kind === "lookbehind",
					() => true,
				);
				return (at) => {
					this.#step();
					return inner(at) !== assertion.negate && next(at);
				};
			}
		}
	}
}
