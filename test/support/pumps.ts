// Texts made to be slow for one pattern: what its own parts match, over and over.
import type { AST } from "@eslint-community/regexpp";
import { parsed } from "./patternSteps.ts";
import { random as seeded } from "./random.ts";

/** Characters that a class is tried with where its own members do not say. */
const TRIED = "会a1一 ，。Z（)年-_的\n\u3000￥";

/** Units to repeat, the same for the same pattern. None is empty. */
export function pumpsOf(pattern: RegExp): string[] {
	const random = seeded(pattern.source.length);
	const flags = pattern.flags.replace(/[gy]/g, "");
	const pick = <T>(items: readonly T[]): T =>
		items[Math.floor(random() * items.length)] as T;
	const member = (raw: string, tried: string): string => {
		const one = new RegExp(`^${raw}$`, flags);
		const fitting = [...tried, ...TRIED].filter((character) =>
			one.test(character),
		);
		return fitting.length > 0 ? pick(fitting.slice(0, 6)) : "";
	};
	const some = (elements: readonly AST.Element[]): string =>
		elements.map(sample).join("");
	const sample = (element: AST.Element): string => {
		switch (element.type) {
			case "Character":
				return String.fromCodePoint(element.value);
			case "CharacterSet":
				return member(element.raw, "");
			case "CharacterClass":
				return member(
					element.raw,
					element.negate
						? ""
						: element.elements
								.map((one) =>
									one.type === "Character"
										? String.fromCodePoint(one.value)
										: one.type === "CharacterClassRange"
											? String.fromCodePoint(one.min.value)
											: "",
								)
								.join(""),
				);
			case "Group":
			case "CapturingGroup":
				return some(pick(element.alternatives).elements);
			case "Quantifier":
				return sample(element.element).repeat(Math.max(element.min, 1));
			case "Assertion":
				return element.kind === "lookbehind" && !element.negate
					? some(pick(element.alternatives).elements)
					: "";
			default:
				return "";
		}
	};
	const units = new Set<string>();
	const walk = (alternatives: readonly AST.Alternative[], before: string) => {
		for (const { elements } of alternatives.length > 12
			? [pick(alternatives), pick(alternatives)]
			: alternatives)
			for (const [at, element] of elements.entries()) {
				const lead = before + some(elements.slice(0, at));
				if (element.type === "Quantifier") {
					const one = sample(element.element);
					if (element.max > 3) {
						units.add(one);
						units.add(lead + one);
						units.add(lead);
					}
					if ("alternatives" in element.element)
						walk(element.element.alternatives, lead);
				} else if ("alternatives" in element) walk(element.alternatives, lead);
			}
	};
	const { alternatives } = parsed(pattern);
	walk(alternatives, "");
	for (const { elements } of alternatives.slice(0, 12)) {
		const whole = some(elements);
		units.add(whole);
		units.add(whole.slice(0, -1));
	}
	units.delete("");
	return [...units];
}

/** The largest finite repetition in a pattern: a text must be longer for its steps to grow evenly. */
export function widestWindow(pattern: RegExp): number {
	return Math.max(
		1,
		...[...pattern.source.matchAll(/\{\d*,?(\d+)\}/g)].map((match) =>
			Number(match[1]),
		),
	);
}

/** The unit over and over, after what leads to it, and with an end that nothing expects. */
export function pumped(unit: string, length: number): string {
	return `${unit.repeat(Math.ceil(length / unit.length)).slice(0, length - 1)}\u0001`;
}
