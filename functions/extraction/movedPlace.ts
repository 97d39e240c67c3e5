// The new place of a meeting that is moved: 地点改为…, “四楼”更正为“五楼”, 变更后：10日下午3:00，….
import { findDates } from "./dates.ts";
import type { Fact } from "./facts.ts";
import { type FoundPlace, named, VENUE } from "./locations.ts";
import { matches } from "./matches.ts";
import { sideOf } from "./oldAndNew.ts";
import type { TextView } from "./textView.ts";

/** Characters of a text in which its opening tells the place. */
const OPENING = 3000;

const MOVED_TO =
	/(?:地点|会场|场地|地址)[^。；\n]{0,60}?(?:变更为|变更至|变更到|更改为|更改至|调整为|调整至|调整到|改为|改设在?|改到|改在|改至|改于|更换为|更正为|更动为|应为|仍为|移至|设在)[:：]?[“「"]?([^，。；\n”」"]{2,60})/u;

/** “四楼会议室”更正为“五楼会议室”: a correction quotes both. */
const QUOTED_TO =
	/[“「"][^”」"\n]{2,40}[”」"](?:更正为|应为|改为|变更为|调整为|修改为)[“「"]([^”」"，。；\n]{2,60})[”」"]/gu;

export function changedPlace(view: TextView): FoundPlace | undefined {
	const match = MOVED_TO.exec(view.hans.slice(0, OPENING));
	const place =
		match?.[1] &&
		named(view, match.index + match[0].length - match[1].length, match[1]);
	return place || quotedTo(view);
}

function quotedTo(view: TextView): FoundPlace | undefined {
	for (const match of matches(view.hans.slice(0, OPENING), QUOTED_TO)) {
		const words = match[1] as string;
		if (!VENUE.test(words) || /[0-9]{1,2}[月日时:：]/u.test(words)) continue;
		return named(view, match.index + match[0].lastIndexOf(words), words);
	}
	return undefined;
}

/** 变更后：12月10日下午3:00，县会议中心. */
export function behindNewTime(
	view: TextView,
	facts: readonly Fact[],
): FoundPlace | undefined {
	for (const fact of facts) {
		if (sideOf(view, fact) !== "new") continue;
		const date = findDates(fact.hans)[0];
		const tail =
			date &&
			/^[，,；; \u3000]{1,3}(?:在|于|地点[:：])?([^，。；;\n]{3,60})/u.exec(
				fact.hans.slice(date.end),
			)?.[1];
		if (!tail || !VENUE.test(tail)) continue;
		const start = view.hans.indexOf(tail, fact.start);
		return named(view, start, tail);
	}
	return undefined;
}
