// Times of day in running text: 下午2:30, 十四时三十分, 晚8时, 上午十時正, 9点半.
import { two } from "./calendar.ts";
import { DIGIT, numberOf, SMALL } from "./numerals.ts";

export type Half = "am" | "pm" | "evening";

export interface ClockTime {
	/** `HH:MM`, to `24:00`. */
	time?: string;
	half?: Half;
}

export interface FoundClock extends ClockTime {
	/** UTF-16 units taken. */
	length: number;
	/** The half of the day as written, though the clock time is known. */
	spoken?: string;
}

/** Parts of the day. Those of early morning come first: 早上 before 早. */
const HALF =
	"([上下][ \\u3000]?午|早上|早晨|清晨|凌晨|中午|正午|午后|午间|晚上|晚间|傍晚|夜间|早|晚)";
const GAP = "[ \\u3000]{0,2}";
const MERIDIEM = "([AaPp]\\.?[Mm]\\.?)";
const DIGITAL = `(?:${MERIDIEM}${GAP})?(${DIGIT}{1,2}) ?[:：] ?(${DIGIT}{2})(?:[:：]${DIGIT}{2})?(?![0-9０-９])${GAP}${MERIDIEM}?`;
const SPOKEN = `(${SMALL})(?:时|点钟?)(?:(${SMALL})分|(半|一刻|三刻|整|正|钟)|(${DIGIT}{2})(?!${DIGIT}))?`;
const CLOCK = new RegExp(
	`${HALF}?(?:的)?${GAP}(?:${DIGITAL}|${SPOKEN})(?!间|候|许)|${HALF}(?!会)`,
	"uy",
);
const QUARTERS: Record<string, string> = { 半: "30", 一刻: "15", 三刻: "45" };

/**
 * The time of day that begins exactly at a position of a text in Simplified. `inherited`: the half of
 * the day that an earlier time of the same range was given with (下午2时至5时).
 */
export function clockAt(
	hans: string,
	at: number,
	inherited?: string,
): FoundClock | undefined {
	CLOCK.lastIndex = at;
	const match = CLOCK.exec(hans);
	if (!match) return undefined;
	const [whole, printed, before, hh, mm, after, hours, minutes, part, bare] =
		match;
	const latin = before ?? after;
	const half = printed && closed(printed);
	const alone = match[10] && closed(match[10]);
	const { length } = whole;
	if (alone !== undefined) {
		const named = halfOf(alone);
		return named ? { half: named, length, spoken: alone } : undefined;
	}
	const hour = numberOf(hh ?? hours ?? "");
	const minute = numberOf(mm ?? minutes ?? QUARTERS[part ?? ""] ?? bare ?? "0");
	if (hour === undefined || minute === undefined || hour > 24 || minute > 59)
		return undefined;
	const spoken =
		half ?? (latin ? (/^a/i.test(latin) ? "上午" : "下午") : undefined);
	const counted = onTheDial(hour, minute, spoken ?? inherited);
	if (counted === undefined) {
		// 凌晨14时: the words contradict each other, and neither is taken for the other.
		return spoken === undefined || hour > 12
			? undefined
			: { ...halfAlone(spoken), length, spoken };
	}
	return {
		time: counted,
		length,
		...(spoken ? { spoken } : {}),
	};
}

/** 上 午, set wide. */
function closed(half: string): string {
	return half.replace(/[ \u3000]/u, "");
}

/** The time alone of what knows more. */
export function timeOf({ time, half }: ClockTime): ClockTime {
	if (time) return half ? { time, half } : { time };
	return half ? { half } : {};
}

function halfAlone(spoken: string): ClockTime {
	const half = halfOf(spoken);
	return half ? { half } : {};
}

/** Hours of the twelve-hour dial onto twenty-four. */
function onTheDial(
	hour: number,
	minute: number,
	half: string | undefined,
): string | undefined {
	const hours = half === undefined ? hour : hoursOf(hour, half);
	return hours === undefined || hours > 24 || (hours === 24 && minute > 0)
		? undefined
		: `${two(hours)}:${two(minute)}`;
}

function hoursOf(hour: number, half: string): number | undefined {
	const late = hour < 12 ? hour + 12 : hour;
	if (/凌晨/.test(half)) return hour === 12 ? 0 : below(12, hour);
	if (/中午|正午|午间/.test(half)) return hour <= 2 ? late : hour;
	if (/下午|午后/.test(half)) return late;
	if (/晚|夜/.test(half)) {
		if (hour === 12) return 24;
		return hour < 5 ? undefined : late;
	}
	return below(13, hour);
}

function below(limit: number, hour: number): number | undefined {
	return hour < limit ? hour : undefined;
}

function halfOf(word: string): Half | undefined {
	if (/中午|正午|午间/.test(word)) return undefined;
	if (/下午|午后/.test(word)) return "pm";
	if (/晚|夜/.test(word)) return "evening";
	return "am";
}
