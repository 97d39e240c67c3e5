// 会议要求: what is numbered as required or resolved (一要…二要…, 一是…, （一）…).

import { sizeOf, slicePoints } from "./codePoints.ts";
import { endsInColon, type Fact } from "./facts.ts";
import { matches } from "./matches.ts";
import type { TextView } from "./textView.ts";

const MOST_POINTS = 100;
/** Longer, and only the first clause is the point. */
const LONG = 40;

/** 一要…二要…, 一是…二是…, 其一…, 第一，…, and 一、…二、… behind 如下：. */
const COUNTED =
	/(?<=[：:。；;，,！\n“”、调求调出]|^)(?:([一二三四五六七八九十])(?:要|是)|其([一二三四五六七八九十])[，,是]?|第([一二三四五六七八九十])[，,是]|([一二三四五六七八九十])、)/gu;
const NUMERALS = "一二三四五六七八九十";
const LABEL =
	/^(?!会议事项)(?:会议|参会|活动|有关|相关|几点|工作|具体)?(?:要求|事项|纪律|注意事项|有关要求|工作要求|参会要求|会议要求|其他事项|有关事项|相关事项|相关要求|结论|决议|决议事项|会议决议)$/u;
const ITEM =
	/^[ \u3000]{0,8}(?:[0-9０-９]{1,2}[.．、)）]|[（(][0-9０-９一二三四五六七八九十]{1,3}[)）]|[①-⑳])[ \u3000]{0,3}(.{2,1000})$/u;

/** 「…议定如下事项：」, 「经讨论，形成以下决议：」: what a meeting came to, led to by a sentence. */
const LEADS =
	/(?:议定|决议|决定|结论|共识|意见|建议|要求|通过)[^。：:\n]{0,16}[:：]$/u;
const NO_LEAD = /审议事项|议题|议程|通知如下|公告如下|联系/u;
const NUMBERED =
	/^[ \u3000]{0,8}(?:[0-9０-９]{1,2}[.．、)）]|[（(][0-9０-９一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳])[ \u3000]{0,3}(.{2,1000})$/u;

function ledTo(view: TextView): string[] {
	for (const [head, { hans }] of view.lines.entries()) {
		const line = hans.trim();
		if (
			!endsInColon(line) ||
			!LEADS.test(line) ||
			NO_LEAD.test(line.slice(-24))
		)
			continue;
		const items: string[] = [];
		for (const { text, hans: item } of view.lines.slice(head + 1)) {
			const words = NUMBERED.exec(item)?.[1];
			if (!words || items.length >= MOST_POINTS) break;
			items.push(point(slicePoints(text, -sizeOf(words))));
		}
		if (items.length > 0) return items;
	}
	return [];
}

/** Each topic of notes may come to something of its own: all of them, in order. */
const RESULT =
	/^(?:会议|本次|讨论|议题)?(?:结论|决议|决议事项|会议决议|表决结果)$/u;

function results(view: TextView, facts: readonly Fact[]): string[] {
	return facts
		.filter(({ label }) => RESULT.test(label))
		.flatMap((fact) => {
			const lines = [fact.line, ...fact.below].map((at) => view.lines[at]);
			const items = lines.flatMap((line) => {
				const words = line && NUMBERED.exec(line.hans)?.[1];
				return line && words
					? [point(slicePoints(line.text, -sizeOf(words)))]
					: [];
			});
			return items;
		})
		.slice(0, MOST_POINTS);
}

export function findPoints(view: TextView, facts: readonly Fact[]): string[] {
	const resolved = results(view, facts);
	if (resolved.length > 0) return resolved;
	const led = ledTo(view);
	if (led.length > 0) return led;
	for (const fact of facts) {
		if (!LABEL.test(fact.label)) continue;
		const lines = [fact.line, ...fact.below].filter(
			(at) => at !== fact.head || fact.head !== fact.line,
		);
		const items = lines.flatMap((at) => {
			const line = view.lines[at];
			const words = line && ITEM.exec(line.hans)?.[1];
			return line && words
				? [point(slicePoints(line.text, -sizeOf(words)))]
				: [];
		});
		if (items.length > 0) return items.slice(0, MOST_POINTS);
	}
	return counted(view);
}

/** A run 一…二…三… inside prose. */
function counted(view: TextView): string[] {
	let best: string[] = [];
	let run: string[] = [];
	let sort = 0;
	for (const match of matches(view.hans, COUNTED)) {
		const form = [1, 2, 3, 4].find((n) => match[n] !== undefined) ?? 1;
		const number = NUMERALS.indexOf(match[form] as string);
		if (number === 0 && run.length < 2) {
			run = [];
			sort = form;
		}
		if (form !== sort || number !== run.length) continue;
		// 一、二、三、 as headings of parts is the layout, not a list of requirements.
		if (form === 4 && view.hans[match.index - 1] === "\n") continue;
		if (
			form === 4 &&
			number === 0 &&
			!/(?:如下|结论|决议|要求|决定|事项|建议|意见)[^。\n]{0,10}[:：、，]?$/u.test(
				view.hans.slice(Math.max(0, match.index - 24), match.index),
			)
		)
			continue;
		const start = match.index + match[0].length;
		const end = /[。；;\n]/u.exec(view.hans.slice(start, start + 400));
		run.push(point(view.cut({ start, end: start + (end?.index ?? 400) })));
		if (run.length > best.length) best = run;
		if (run.length >= MOST_POINTS) break;
	}
	return best.length >= 2 ? best : [];
}

function point(words: string): string {
	const sentence = (
		words.split(/[。；;\n]|(?<![0-9])[：:]|[：:](?![0-9])/u)[0] as string
	).trim();
	return sizeOf(sentence) > LONG
		? (sentence.split(/[，,]/u)[0] as string).trim()
		: sentence;
}
