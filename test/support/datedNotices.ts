// Notices put together from the ways in which days and hours are written, each with the one truth it tells.
import fc from "fast-check";
import { traditionalTexts } from "../../functions/language/traditional.ts";

export interface DatedNotice {
	text: string;
	truth: {
		/** `YYYY-MM-DD`, or `--MM-DD` where nothing tells the year. */
		start: string;
		/** `HH:MM`, or nothing. */
		time: string | undefined;
		end: string | undefined;
		endTime: string | undefined;
	};
}

type Numerals = "ascii" | "wide" | "spelled" | "mixed";

const DIGITS = "〇一二三四五六七八九";

function wide(text: string): string {
	return text.replace(/[0-9]/g, (digit) =>
		String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
	);
}

function spelled(value: number): string {
	const [tens, ones] = [Math.floor(value / 10), value % 10];
	if (value === 0) return "零";
	return `${tens > 1 ? DIGITS[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 ? DIGITS[ones] : ""}`;
}

function written(value: number, numerals: Numerals): string {
	if (numerals === "spelled") return spelled(value);
	return numerals === "wide" ? wide(String(value)) : String(value);
}

function writtenYear(year: number, numerals: Numerals, roc: boolean): string {
	if (roc)
		return `民国${numerals === "spelled" ? `一百${year - 1911 === 100 ? "" : `${year - 1911 < 110 ? "零" : ""}${year - 1911 >= 110 && year - 1911 < 120 ? "一" : ""}${spelled(year - 2011)}`}` : written(year - 1911, numerals)}年`;
	return numerals === "spelled"
		? `${[...String(year)].map((one) => DIGITS[Number(one)]).join("")}年`
		: `${written(year, numerals)}年`;
}

const two = (value: number) => String(value).padStart(2, "0");

function iso(date: Date): string {
	return date.toISOString().slice(0, 10);
}

const CLOCKS: readonly {
	name: string;
	hours: readonly [number, number];
	write: (hour: number, minute: number, numerals: Numerals) => string;
	/** Minutes that the form can say. */
	minutes: readonly number[];
}[] = [
	{
		name: "digital",
		hours: [8, 20],
		minutes: [0, 15, 30],
		write: (hour, minute, numerals) =>
			numerals === "wide"
				? `${wide(two(hour))}：${wide(two(minute))}`
				: `${hour}:${two(minute)}`,
	},
	{
		name: "spoken morning",
		hours: [8, 11],
		minutes: [0],
		write: (hour, _, numerals) => `上午${written(hour, numerals)}时`,
	},
	{
		name: "spoken afternoon",
		hours: [13, 17],
		minutes: [30],
		write: (hour, _, numerals) => `下午${written(hour - 12, numerals)}点半`,
	},
	{
		name: "afternoon with minutes",
		hours: [13, 17],
		minutes: [10, 20, 45],
		write: (hour, minute, numerals) =>
			`下午${written(hour - 12, numerals)}时${written(minute, numerals)}分`,
	},
	{
		name: "evening",
		hours: [18, 21],
		minutes: [0],
		write: (hour, _, numerals) => `晚上${written(hour - 12, numerals)}点`,
	},
	{
		name: "twenty-four hours, spoken",
		hours: [8, 20],
		minutes: [5, 30],
		write: (hour, minute, numerals) =>
			`${written(hour, numerals)}时${numerals === "spelled" ? written(minute, numerals) : numerals === "wide" ? wide(two(minute)) : two(minute)}分`,
	},
	{
		name: "on the hour",
		hours: [13, 17],
		minutes: [0],
		write: (hour, _, numerals) => `下午${written(hour - 12, numerals)}时正`,
	},
	{
		name: "noon",
		hours: [12, 12],
		minutes: [0, 30],
		write: (_, minute, numerals) =>
			`中午${written(12, numerals)}时${minute === 0 ? "" : "半"}`,
	},
	{
		name: "Latin afternoon",
		hours: [13, 17],
		minutes: [0, 30],
		write: (hour, minute) => `${hour - 12}:${two(minute)} PM`,
	},
	{
		name: "afternoon, digital",
		hours: [13, 17],
		minutes: [0, 30],
		write: (hour, minute) => `下午${hour - 12}:${two(minute)}`,
	},
];

const WEEKDAYS: readonly ((day: string) => string)[] = [
	(day) => `（星期${day}）`,
	(day) => `(周${day})`,
	(day) => `（礼拜${day}）`,
	(day) => `(${day})`,
];

const PLACES = ["三楼会议室", "行政楼305室", "市政务中心报告厅"];
const DAY = 86_400_000;

export const datedNotices: fc.Arbitrary<DatedNotice> = fc
	.record({
		at: fc.integer({
			min: Date.UTC(2012, 0, 1) / DAY,
			max: Date.UTC(2030, 11, 20) / DAY,
		}),
		numerals: fc.constantFrom<Numerals>("ascii", "wide", "spelled"),
		form: fc.constantFrom(
			"full",
			"roc",
			"bare",
			"short",
			"dashes",
			"slashes",
			"dots",
		),
		dayWord: fc.constantFrom("日", "号"),
		gap: fc.constantFrom("", " "),
		clock: fc.option(fc.constantFrom(...CLOCKS)),
		hour: fc.nat(99),
		minute: fc.nat(99),
		lasting: fc.constantFrom("none", "none", "day", "month", "hours"),
		days: fc.integer({ min: 1, max: 6 }),
		dash: fc.constantFrom("至", "—", "-", "～"),
		weekday: fc.option(fc.constantFrom(...WEEKDAYS)),
		layout: fc.constantFrom("labelled", "prose", "letter"),
		signed: fc.constantFrom<Numerals | "roc" | "none">(
			"ascii",
			"spelled",
			"roc",
			"none",
		),
		before: fc.integer({ min: 2, max: 40 }),
		off: fc.constantFrom(0, 0, 0, 1),
		deadline: fc.boolean(),
		cited: fc.boolean(),
		padded: fc.boolean(),
		edition: fc.constantFrom("zh-Hans", "zh-Hant", "zh-TW", "zh-HK"),
		place: fc.constantFrom(...PLACES),
	})
	.map((one): DatedNotice => {
		const start = new Date(one.at * DAY);
		const end = new Date((one.at + one.days) * DAY);
		const parts = (date: Date) =>
			[
				date.getUTCFullYear(),
				date.getUTCMonth() + 1,
				date.getUTCDate(),
			] as const;
		const [year, month, day] = parts(start);
		const [, endMonth, endDay] = parts(end);
		const inWords = ["full", "roc", "bare", "short"].includes(one.form);
		const { numerals } = one;
		const number = (value: number) => written(value, numerals);
		const monthDay = (m: number, d: number) =>
			one.padded && numerals === "ascii"
				? `${two(m)}月${two(d)}${one.dayWord}`
				: `${number(m)}${one.gap}月${one.gap}${number(d)}${one.gap}${one.dayWord}`;
		const date = inWords
			? `${one.form === "short" ? "" : one.form === "bare" ? `${year - 1911}年` : writtenYear(year, numerals, one.form === "roc")}${one.gap}${monthDay(month, day)}`
			: one.form === "dashes"
				? iso(start)
				: one.form === "slashes"
					? `${year}/${month}/${day}`
					: `${year}.${two(month)}.${two(day)}`;
		const name = "日一二三四五六"[(start.getUTCDay() + one.off) % 7] as string;
		const weekday = one.weekday?.(name) ?? "";
		const clock = one.clock;
		const hour = clock
			? clock.hours[0] + (one.hour % (clock.hours[1] - clock.hours[0] + 1))
			: 0;
		const minute = clock
			? (clock.minutes[one.minute % clock.minutes.length] as number)
			: 0;
		const sameMonth = endMonth === month;
		const lasting =
			(one.lasting === "day" && sameMonth && inWords) ||
			(one.lasting === "month" && inWords)
				? "days"
				: one.lasting === "hours" && clock?.name === "digital"
					? "hours"
					: "none";
		const until =
			lasting === "days"
				? `${one.dash}${one.lasting === "day" ? `${number(endDay)}${one.dayWord}` : monthDay(endMonth, endDay)}`
				: "";
		const time = clock ? clock.write(hour, minute, numerals) : "";
		const endHour = hour + 2;
		const hours =
			lasting === "hours" && clock
				? `${one.dash}${clock.write(endHour, minute, numerals)}`
				: "";
		const gap = time !== "" && !inWords ? " " : "";
		const when = `${date}${weekday}${until}${gap}${time}${hours}`;
		const body =
			one.layout === "labelled"
				? `各有关单位：\n经研究，决定召开安全生产工作会议，现将有关事项通知如下：\n一、会议时间：${when}\n二、会议地点：${one.place}\n三、参会人员：各单位负责人`
				: one.layout === "prose"
					? `各有关单位：\n兹定于${when}在${one.place}召开安全生产工作会议，请准时参加。`
					: `各位代表：\n谨订于${when}假${one.place}举行安全生产工作会议，敬请出席。`;
		const [, dueMonth, dueDay] = parts(new Date((one.at - 1) * DAY));
		const others =
			(one.deadline
				? `\n请于${number(dueMonth)}月${number(dueDay)}日17:00前将回执报市应急管理局。`
				: "") +
			(one.cited
				? `\n根据《关于做好安全生产工作的通知》（2011年1月3日印发）要求，做好准备。`
				: "");
		const signing = new Date((one.at - one.before) * DAY);
		const [signedYear, signedMonth, signedDay] = parts(signing);
		const signature =
			one.signed === "none"
				? ""
				: one.signed === "roc"
					? `\n云溪市应急管理局\n民国${signedYear - 1911}年${signedMonth}月${signedDay}日`
					: `\n云溪市应急管理局\n${writtenYear(signedYear, one.signed, false)}${written(signedMonth, one.signed)}月${written(signedDay, one.signed)}日`;
		const hans = `关于召开安全生产工作会议的通知\n${body}${others}${signature}`;
		const open = one.form === "short" && one.signed === "none";
		const told = (date: Date) => (open ? `--${iso(date).slice(5)}` : iso(date));
		return {
			text:
				one.edition === "zh-Hans"
					? hans
					: traditionalTexts(hans)[one.edition as "zh-TW"],
			truth: {
				start: told(start),
				time: clock ? `${two(hour)}:${two(minute)}` : undefined,
				end:
					lasting === "days"
						? told(end)
						: lasting === "hours"
							? told(start)
							: undefined,
				endTime:
					lasting === "hours" ? `${two(endHour)}:${two(minute)}` : undefined,
			},
		};
	});
