// Values as editors write them: kinds, states, days, clocks, instants. Each gives nothing for what it cannot read.
import {
	KINDS,
	type Kind,
	MEETING_STATUSES,
	type MeetingStatus,
	type Relation,
	WITHDRAWAL_REASONS,
	type Withdrawal,
} from "../notice/schema.ts";
import { instantOf } from "../notice/zonedTime.ts";
import { dayText } from "./calendar.ts";
import { type DateExpression, findDates } from "./dates.ts";
import { resolveEnd } from "./resolveDate.ts";

const CHINESE_KINDS: Record<string, Kind> = {
	会议通知: "notice",
	通知: "notice",
	议程: "agenda",
	延期: "postponement",
	改期: "rescheduling",
	变更地点: "relocation",
	取消: "cancellation",
	更正: "correction",
	报道: "report",
	会议报道: "report",
	纪要: "minutes",
	会议纪要: "minutes",
	决议: "result",
	公示: "result",
	其他: "other",
};

const CHINESE_STATUSES: Record<string, MeetingStatus> = {
	暂定: "tentative",
	定于: "confirmed",
	确定: "confirmed",
	延期: "postponed",
	改期: "rescheduled",
	取消: "cancelled",
	已召开: "held",
};

const CHINESE_REASONS: Record<string, Withdrawal["reason"]> = {
	误发: "published_in_error",
	已被替代: "superseded",
	发文机关撤回: "withdrawn_by_issuer",
	个人信息: "privacy",
	涉及个人信息: "privacy",
	法律原因: "legal",
	是: "withdrawn_by_issuer",
	true: "withdrawn_by_issuer",
};

/** Words in Simplified. */
export function kindOf(word: string): Kind | undefined {
	return KINDS.find((kind) => kind === word) ?? CHINESE_KINDS[word];
}

export function meetingStatusOf(word: string): MeetingStatus | undefined {
	return (
		MEETING_STATUSES.find((status) => status === word) ?? CHINESE_STATUSES[word]
	);
}

export function withdrawalReasonOf(
	word: string,
): Withdrawal["reason"] | undefined {
	return (
		WITHDRAWAL_REASONS.find((reason) => reason === word) ??
		CHINESE_REASONS[word]
	);
}

export function isNoticeId(text: string): boolean {
	// The page of a folder has the name of `index`.
	return /^(?!index$)[a-z0-9-]{1,64}$/u.test(text);
}

/** An id, an address, a document number or a title, by its form. */
export function namedNotice(text: string): Omit<Relation, "type"> {
	if (/^https?:\/\//u.test(text)) return { url: text };
	if (isNoticeId(text)) return { id: text };
	if (
		/[〔[（(【［][12][0-9]{3}[〕\])）】］]\s{0,2}第?[0-9]{1,6}\s{0,2}[号號]$|字第[0-9A-Z]{1,16}[号號]$/u.test(
			text,
		)
	)
		return { documentNumber: text };
	return { title: text.replace(/^《(.*)》$/u, "$1") };
}

export function isZone(zone: string): boolean {
	try {
		new Intl.DateTimeFormat("en-US", { timeZone: zone });
		return true;
	} catch {
		return false;
	}
}

export interface StatedTime {
	/** `YYYY-MM-DD`. */
	date?: string;
	/** `HH:MM`. */
	time?: string;
	half?: "am" | "pm" | "evening";
	endDate?: string;
	endTime?: string;
}

/** A day with its year, perhaps a time, perhaps an end; nothing if any of it cannot be read. */
export function statedDate(text: string): StatedTime | undefined {
	const [date] = expressionOf(text);
	if (
		date?.year === undefined ||
		date.month === undefined ||
		date.day === undefined
	)
		return undefined;
	const day = dayText(date.year, date.month, date.day);
	const endDate = date.to && resolveEnd(date.to, day);
	if (date.to && !endDate) return undefined;
	return {
		date: day,
		...timesOf(date),
		...(endDate && endDate !== day ? { endDate } : {}),
	};
}

/** A time of day, perhaps with its end: `14:30`, `14:30-16:30`, 下午2时至5时. */
export function statedClock(text: string): StatedTime | undefined {
	const [date] = expressionOf(`2000年1月1日${text}`);
	if (!date || (!date.time && !date.half)) return undefined;
	return timesOf(date);
}

function timesOf(date: DateExpression): StatedTime {
	return {
		...(date.time ? { time: date.time } : {}),
		...(date.half ? { half: date.half } : {}),
		...(date.to?.time ? { endTime: date.to.time } : {}),
	};
}

/** The one expression that the whole text is, if it is one. */
function expressionOf(text: string): DateExpression[] {
	const plain = text.normalize("NFKC").trim();
	const [date, second] = findDates(plain);
	return date &&
		!second &&
		!date.impossible &&
		date.start === 0 &&
		date.end === plain.length
		? [date]
		: [];
}

/**
 * RFC 3339 with the zone's offset; a time without a zone is the site's (DST included). A day alone
 * stays a day where that is allowed, else it begins at midnight.
 */
export function statedInstant(
	text: string,
	zone: string,
	dayAllowed: boolean,
): string | undefined {
	const exact =
		/^([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2})(:[0-9]{2}(?:\.[0-9]{1,3})?)? ?([Zz]|[+-][0-9]{2}:?[0-9]{2})$/u.exec(
			text.trim(),
		);
	if (exact) {
		const [, day = "", clock = "", seconds = ":00", offset = ""] = exact;
		const zoned = `${day}T${clock}${seconds.slice(0, 3)}${offset
			.toUpperCase()
			.replace(/^([+-][0-9]{2})([0-9]{2})$/u, "$1:$2")}`;
		return statedDate(day) && !Number.isNaN(Date.parse(zoned))
			? zoned
			: undefined;
	}
	const seconds =
		/(?<=[0-9]{1,2}:[0-9]{2})(:[0-5][0-9])$/u.exec(text.trim())?.[1] ?? ":00";
	const stated = statedDate(text);
	if (!stated?.date || stated.endDate || stated.endTime || stated.half)
		return undefined;
	if (!stated.time && dayAllowed) return stated.date;
	if (stated.time === "24:00") return undefined;
	return withOffset(stated.date, `${stated.time ?? "00:00"}${seconds}`, zone);
}

/** `2026-03-05T14:30:00+08:00` of a wall clock. */
function withOffset(date: string, time: string, zone: string): string {
	const instant = instantOf(date, time, zone);
	const minutes = Math.round(
		(Date.parse(`${date}T${time}Z`) - Date.parse(instant)) / 60_000,
	);
	if (minutes === 0) return `${date}T${time}Z`;
	const two = (value: number) => String(value).padStart(2, "0");
	const size = Math.abs(minutes);
	return `${date}T${time}${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
