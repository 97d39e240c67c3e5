// Several sessions of one notice: 「第1场：6月12日下午7时，某活动中心」, a line each.
import type { Location, MeetingTime } from "../notice/schema.ts";
import type { DateExpression } from "./dates.ts";
import { locationOf, VENUE } from "./locations.ts";
import type { DateContext } from "./meetingDate.ts";
import { numberOf } from "./numerals.ts";
import { sideOfLabel } from "./oldAndNew.ts";
import type { TextView } from "./textView.ts";
import { timesOf } from "./times.ts";

export interface Session {
	/** 第2场, as written. */
	label?: string;
	/** The number that the label gives; 1, 2, 3 … in their order where not all have one of their own. */
	number: number;
	startAt: MeetingTime;
	endAt?: MeetingTime;
	location?: Location;
}

/** Sessions of one notice; more, and it is a calendar. */
const MOST = 50;
const BEGINS =
	/^[ \u3000]{0,8}(?:[-*•●] ?)?(?:[（(]?(?:第[一二三四五六七八九十0-9]{1,3}[场梯期]次?|场次[一二三四五六七八九十0-9]{1,3}|[一二三四五六七八九十]{1,2}|[0-9]{1,2})[)）]?[、.．:： \u3000]{0,2}){0,2}(?:[（(][^（）()0-9]{1,12}[)）])?[^0-9民中]{0,8}$/u;
const NAMED =
	/^[ \u3000]{0,8}(?:[-*•●] ?)?[（(]?(第([一二三四五六七八九十0-9]{1,3})[场梯期]次?|场次([一二三四五六七八九十0-9]{1,3}))/u;
const BRACKETED = /[（(][^（）()]{1,60}[)）]/gu;
const NO_SESSION =
	/截止|报名|报到|登记|公告|发布|缴费|投票|前(?:[，。]|$)|起[，。]?$/u;

/** None, or at least two on different days, or at different hours where they are named, each at the beginning of a line of its own. */
export function findSessions(
	view: TextView,
	dates: readonly DateExpression[],
	context: DateContext,
): Session[] {
	const sessions: Session[] = [];
	const seen = new Set<number>();
	let last: number | undefined;
	for (const date of dates) {
		if (date.impossible || date.month === undefined || sessions.length >= MOST)
			continue;
		const line = view.lineAt(date.start);
		if (seen.has(line) || context.otherLines.has(line)) continue;
		const begin = view.starts[line] as number;
		const hans = view.lines[line]?.hans ?? "";
		const name = NAMED.exec(hans);
		// 第一期：8日—10日（7日报到）: by the day where it is named.
		if (!date.time && !date.half && !name) continue;
		if (
			!BEGINS.test(hans.slice(0, date.start - begin)) ||
			NO_SESSION.test(name ? hans.replace(BRACKETED, "") : hans)
		)
			continue;
		// 变更前：… and 变更后：… are one meeting's.
		if (sideOfLabel(hans.trim())) continue;
		// Sessions stand below each other, at most a line between them.
		if (last !== undefined && line - last > 3) continue;
		const { startAt, endAt } = timesOf(view, date, context);
		if (!startAt) continue;
		seen.add(line);
		const at = begin + (name ? name[0].length - (name[1]?.length ?? 0) : 0);
		last = line;
		const place =
			placeBehind(view, date.end, begin + hans.length) ??
			placeBelow(view, line + 1);
		sessions.push({
			...(name?.[1]
				? { label: view.cut({ start: at, end: at + name[1].length }) }
				: {}),
			number: numberOf(name?.[2] ?? name?.[3] ?? "") ?? 0,
			startAt,
			...(endAt ? { endAt } : {}),
			...(place ? { location: place } : {}),
		});
	}
	// 场次一：…: named as sessions, they may share the place of the notice.
	const named = sessions.every(({ label }) => label !== undefined);
	// 第一场 in the morning, 第二场 in the afternoon of one day.
	const times = new Set(
		sessions.map(({ startAt }) =>
			named
				? `${startAt.date} ${startAt.time ?? startAt.half ?? ""}`
				: startAt.date,
		),
	);
	return times.size >= 2 &&
		(named || sessions.every(({ location }) => location))
		? numbered(sessions)
		: [];
}

function numbered(sessions: readonly Session[]): Session[] {
	const numbers = new Set(sessions.map(({ number }) => number));
	return numbers.size === sessions.length && !numbers.has(0)
		? [...sessions]
		: sessions.map((session, n) => ({ ...session, number: n + 1 }));
}

/** 「地点：某活动中心」 on the line below. */
function placeBelow(view: TextView, line: number): Location | undefined {
	const start = view.starts[line];
	const hans = view.lines[line]?.hans;
	if (start === undefined || hans === undefined) return undefined;
	const label = /^[ \u3000]{0,8}(?:[-*•●] ?)?(?:会议)?地[点址][:：]/u.exec(
		hans,
	)?.[0];
	return label === undefined
		? undefined
		: placeBehind(view, start + label.length, start + hans.length);
}

function placeBehind(
	view: TextView,
	start: number,
	end: number,
): Location | undefined {
	const words = view.hans.slice(start, end);
	const lead =
		/^[ \u3000，,、:：；;|@]{0,3}(?:地点[:：])?(?:假|于|在)?[ \u3000]{0,2}/u.exec(
			words,
		)?.[0].length ?? 0;
	const place = /^[^，。；;\n]{2,60}/u.exec(words.slice(lead))?.[0].trim();
	if (!place || !VENUE.test(place)) return undefined;
	const at = start + words.indexOf(place, lead);
	return locationOf(view.cut({ start: at, end: at + place.length }), place);
}
