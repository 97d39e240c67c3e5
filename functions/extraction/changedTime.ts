// The time of a meeting that is moved, where it is told by what it was: 于当日下午5:00, 同一时间, 时间不变.
import type { Kind } from "../notice/schema.ts";
import { clockAt } from "./clock.ts";
import { type DateExpression, dayOf } from "./dates.ts";
import type { TextView } from "./textView.ts";

/** Characters in which a document says what it changes. */
const OPENING = 1500;

/** 推迟两小时，于当日下午5:00召开; 时间调整为当日下午2:30. */
const SAME_DAY =
	/(?:于|为|至|到|在)[ \u3000]{0,2}(?:当日|当天|同日|同一天|同天)(?=[ \u3000]{0,2}[上下中早晚午0-9０-９一二三四五六七八九十])/u;
const SAME_HOUR =
	/^[ \u3000]{0,2}(?:[（(][^（）()\n]{1,8}[)）])?[的之]?(?:同一|相同|原)(?:时间|时段)/u;
const UNCHANGED =
	/(?:时间|日期)(?:仍|均|维持|保持|都){0,2}(?:不变|照旧|不作(?:调整|变更|更改)|未变)|(?:时间|日期)[^。；，\n]{0,6}维持不变/u;
/** Of a new place alone: 其他事项不变 leaves the time as it was. */
const REST_UNCHANGED =
	/(?:其他|其它|其余)(?:事项|安排|内容|要求)?[^。；，\n]{0,6}不变/u;

/** The new time on the day that was fixed. */
export function onSameDay(
	view: TextView,
	original: DateExpression | undefined,
): DateExpression | undefined {
	const match = SAME_DAY.exec(view.hans.slice(0, OPENING));
	if (!match || !original) return undefined;
	const start = match.index + match[0].length;
	const clock = clockAt(view.hans, start);
	if (!clock) return undefined;
	return {
		...dayOf(original),
		...(clock.time ? { time: clock.time } : {}),
		...(clock.half ? { half: clock.half } : {}),
		start: match.index + 1,
		end: start + clock.length,
	};
}

/** 改订于12月10日同一时间: the hour is that of the day before. */
export function withSameHour(
	view: TextView,
	date: DateExpression,
	original: DateExpression | undefined,
): DateExpression {
	if (
		date.time ||
		!original?.time ||
		!SAME_HOUR.test(view.hans.slice(date.end, date.end + 16))
	)
		return date;
	return { ...date, time: original.time };
}

/** Whether the time that was fixed still holds. */
export function keepsTime(view: TextView, kind: Kind): boolean {
	const opening = view.hans.slice(0, OPENING);
	if (kind !== "relocation" && kind !== "correction") return false;
	return (
		UNCHANGED.test(opening) ||
		(kind === "relocation" && REST_UNCHANGED.test(opening))
	);
}
