// Which meetings of another notice a document overturns: 第二场, 原定3月5日、12日; 其余场次不变.
import type { Relation } from "../notice/schema.ts";
import type { DateExpression } from "./dates.ts";
import { matches } from "./matches.ts";
import { type DateContext, ORIGINAL, wordsBefore } from "./meetingDate.ts";
import { numberOf } from "./numerals.ts";
import { resolveDate } from "./resolveDate.ts";
import type { TextView } from "./textView.ts";

export type Which = Pick<Relation, "days" | "sessions">;

/** Characters in which a document says what it overturns. */
const OPENING = 1500;

const OVERTURNS =
	/取消|停办|停开|不再|延期|推迟|顺延|延后|押后|改期|改于|改至|改在|改到|改为|改订|暂停|调整|变更|更改|更正|提前/u;
/** What is not touched is said beside what is. */
const UNTOUCHED = /其余|其他|其它|另外|照常|照旧|不变|如期|按原/u;
const REST =
	/(?:其余|其他|其它)(?:[各几两二三四五六七八九十0-9]{0,2})(?:场|梯|次|会议|时段)/u;
const WHOLE = /全部|各场|所有|均(?:予以)?(?:取消|延期|改期|顺延|推迟)/u;
const SESSION =
	/(?:第([一二三四五六七八九十0-9]{1,3})[场梯]|场次([一二三四五六七八九十0-9]{1,3}))/gu;
const JOINED =
	/^(?:[ \u3000]{0,2}[（(][^（）()\n]{1,8}[）)])?[ \u3000]{0,2}(?:、|和|及|与|以及)[ \u3000]{0,2}$/u;

/** Nothing where the text does not tell meetings of the notice apart. */
export function findOverturned(
	view: TextView,
	title: string,
	dates: readonly DateExpression[],
	context: DateContext,
): Which {
	const told = [title, ...view.hans.slice(0, OPENING).split(/[。；\n]/u)];
	const overturning = told.filter((sentence) => OVERTURNS.test(sentence));
	const touched = overturning
		.flatMap((sentence) => sentence.split(/[，：]/u))
		.filter((clause) => !UNTOUCHED.test(clause));
	if (touched.some((clause) => WHOLE.test(clause))) return {};
	const sessions = [...new Set(touched.flatMap(sessionsIn))].sort(
		(a, b) => a - b,
	);
	const days = daysOverturned(view, dates, context);
	const some = told.some((sentence) => REST.test(sentence));
	return {
		...(days.length > 0 ? { days } : {}),
		...(sessions.length > 0 || (some && days.length === 0) ? { sessions } : {}),
	};
}

/** 第一场取消，第二场改期至…: which are cancelled and which moved, where a notice does both. */
export function splitSessions(
	hans: string,
): { cancelled: number[]; moved: number[] } | undefined {
	const clauses = hans.slice(0, OPENING).split(/[，。；\n]/u);
	const of = (verb: RegExp) => [
		...new Set(
			clauses
				.filter((one) => verb.test(one) && !UNTOUCHED.test(one))
				.flatMap(sessionsIn),
		),
	];
	const cancelled = of(/取消|停办|停开/u);
	const moved = of(/延期|推迟|顺延|延后|押后|改期|改至|改于|改在|提前至/u);
	const apart = cancelled.every((one) => !moved.includes(one));
	return cancelled.length > 0 && moved.length > 0 && apart
		? { cancelled, moved }
		: undefined;
}

function sessionsIn(clause: string): number[] {
	return [...matches(clause, SESSION)].flatMap(
		([, one, other]) => numberOf(one ?? other ?? "") ?? [],
	);
}

/** The days said to hold no longer, and those joined to them. */
function daysOverturned(
	view: TextView,
	dates: readonly DateExpression[],
	context: DateContext,
): string[] {
	const days: string[] = [];
	let last: DateExpression | undefined;
	for (const date of dates) {
		if (date.impossible || date.start > OPENING) continue;
		const words = wordsBefore(view.hans, date);
		const joined =
			last !== undefined && JOINED.test(view.hans.slice(last.end, date.start));
		if (!joined && !ORIGINAL.test(words)) continue;
		const month = date.month ?? (joined ? last?.month : undefined);
		const whole = month === undefined ? date : { ...date, month };
		const day = resolveDate(whole, context);
		if (day) days.push(day);
		last = whole;
	}
	return [...new Set(days)];
}
