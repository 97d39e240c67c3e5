import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDates } from "../../functions/extraction/dates.ts";
import { numberOf } from "../../functions/extraction/numerals.ts";
import {
	resolveDate,
	resolveEnd,
} from "../../functions/extraction/resolveDate.ts";
import { toSimplified } from "../../functions/language/toSimplified.ts";

/** The one expression of a text, without its place. */
function one(text: string) {
	const found = findDates(toSimplified(text));
	expect(found).toHaveLength(1);
	const { start: _start, end: _end, ...date } = found[0] as (typeof found)[0];
	return date;
}

describe("a date is read from", () => {
	it.each([
		["2026年3月5日", { year: 2026, month: 3, day: 5 }],
		["２０２６年３月５日", { year: 2026, month: 3, day: 5 }],
		["2026 年 3 月 5 日", { year: 2026, month: 3, day: 5 }],
		["二〇二六年三月五日", { year: 2026, month: 3, day: 5 }],
		["二○二六年十二月三十一日", { year: 2026, month: 12, day: 31 }],
		["二零二六年三月廿五日", { year: 2026, month: 3, day: 25 }],
		["民國115年3月5日", { year: 2026, month: 3, day: 5 }],
		["中華民國一百一十五年三月五日", { year: 2026, month: 3, day: 5 }],
		["115年3月5日", { year: 2026, month: 3, day: 5 }],
		["2026-03-05", { year: 2026, month: 3, day: 5 }],
		["2026/3/5", { year: 2026, month: 3, day: 5 }],
		["2026.3.5", { year: 2026, month: 3, day: 5 }],
		["115/03/05", { year: 2026, month: 3, day: 5 }],
		["3月5日", { month: 3, day: 5 }],
		["三月五號", { month: 3, day: 5 }],
		["今年3月5日", { yearOffset: 0, month: 3, day: 5 }],
		["本月5日", { monthOffset: 0, day: 5 }],
		["5日", { day: 5 }],
		["今（5）日", { day: 5 }],
		["昨日", { dayOffset: -1 }],
		[
			"3月5日晚11时至次日0:30",
			{ month: 3, day: 5, time: "23:00", to: { nextDay: true, time: "00:30" } },
		],
		[
			"3月5日22:00—翌日凌晨1时",
			{ month: 3, day: 5, time: "22:00", to: { nextDay: true, time: "01:00" } },
		],
	])("%s", (text, date) => {
		expect(one(text)).toEqual(date);
	});
});

describe("a weekday is read from", () => {
	it.each([
		"3月5日（星期四）",
		"3月5日(四)",
		"3月5日（周四）",
		"3月5日(週四)",
		"3月5日，星期四",
		"3月5日 禮拜四",
	])("%s", (text) => {
		expect(one(text)).toEqual({ month: 3, day: 5, weekday: 4 });
	});
});

describe("a time of day is read from", () => {
	it.each([
		["3月5日下午2:30", "14:30"],
		["3月5日14:30", "14:30"],
		["3月5日（星期四）14：30", "14:30"],
		["3月5日十四时三十分", "14:30"],
		["3月5日下午兩點半", "14:30"],
		["3月5日下午2時30分", "14:30"],
		["3月5日 2:30 PM", "14:30"],
		["3月5日下午14:30", "14:30"],
		["3月5日上午九时", "09:00"],
		["3月5日上午10時正", "10:00"],
		["3月5日9点一刻", "09:15"],
		["3月5日中午12时", "12:00"],
		["3月5日中午1时", "13:00"],
		["3月5日晚8时", "20:00"],
		["3月5日晚上12时", "24:00"],
		["3月5日凌晨2时", "02:00"],
		["3月5日24:00", "24:00"],
		["3月5日14点00分", "14:00"],
	])("%s", (text, time) => {
		expect(one(text)).toMatchObject({ month: 3, day: 5, time });
	});

	it("3月5日（星期四下午2时）, the clock inside the bracket", () => {
		expect(one("3月5日（星期四下午2时）")).toEqual({
			month: 3,
			day: 5,
			weekday: 4,
			time: "14:00",
		});
	});

	it("keeps half a day as such", () => {
		expect(one("3月5日上午")).toEqual({ month: 3, day: 5, half: "am" });
		expect(one("3月5日下午")).toEqual({ month: 3, day: 5, half: "pm" });
		expect(one("3月5日晚")).toEqual({ month: 3, day: 5, half: "evening" });
	});

	it("takes neither side of a contradiction", () => {
		expect(one("3月5日凌晨14:30")).toEqual({ month: 3, day: 5 });
		expect(one("3月5日25:30")).toEqual({ month: 3, day: 5 });
	});
});

describe("an end is read from", () => {
	it.each([
		["3月5日至7日", { day: 7 }],
		["3月5日—4月2日", { month: 4, day: 2 }],
		["3月5-7日", { day: 7 }],
		["3月5日、6日", { day: 6 }],
		["2026年12月30日至2027年1月2日", { year: 2027, month: 1, day: 2 }],
		["3月5日9:00—11:30", { month: 3, day: 5, time: "11:30" }],
		["3月5日下午2时至5时", { month: 3, day: 5, time: "17:00" }],
		["3月5日14:00至7日12:00", { day: 7, time: "12:00" }],
	])("%s", (text, to) => {
		expect(one(text).to).toEqual(to);
	});

	it("never from what is not written", () => {
		expect(one("3月5日14:30")).not.toHaveProperty("to");
		expect(one("3月5日15:00-14:00")).not.toHaveProperty("to");
		expect(findDates("4月5日、12日").map(({ day, to }) => [day, to])).toEqual([
			[5, undefined],
			[12, undefined],
		]);
	});
});

it("marks days that no calendar has", () => {
	expect(one("2026年2月30日")).toMatchObject({ impossible: true });
	expect(one("2026年2月29日")).toMatchObject({ impossible: true });
	expect(one("2028年2月29日")).not.toHaveProperty("impossible");
	expect(one("13月5日")).toMatchObject({ impossible: true });
});

it("sees no date in telephone numbers, versions, fractions and shares", () => {
	expect(
		findDates("电话0911-5550101，版本1.2.3，三分之一，3/4的业主，110号楼"),
	).toEqual([]);
});

it("reads spelled numbers", () => {
	expect(
		[
			"十",
			"二十",
			"廿六",
			"三十一",
			"一百一十五",
			"二〇二六",
			"元",
			"２６",
		].map(numberOf),
	).toEqual([10, 20, 26, 31, 115, 2026, 1, 26]);
	expect(["", "十十", "百五", "甲"].map(numberOf)).toEqual([
		undefined,
		undefined,
		undefined,
		undefined,
	]);
});

describe("the year is", () => {
	const notice = { coming: true };
	const report = { coming: false };

	it("the one that is written", () => {
		expect(resolveDate({ year: 2024, month: 3, day: 5 }, notice)).toBe(
			"2024-03-05",
		);
	});

	it("open where nothing proves it", () => {
		expect(resolveDate({ month: 3, day: 5 }, notice)).toBe("--03-05");
		expect(
			resolveDate({ month: 3, day: 5 }, { ...notice, written: "--03-01" }),
		).toBe("--03-05");
	});

	it("the next one for a notice written in December of a meeting in January", () => {
		const written = "2026-12-28";
		expect(resolveDate({ month: 1, day: 8 }, { ...notice, written })).toBe(
			"2027-01-08",
		);
		expect(resolveDate({ month: 12, day: 30 }, { ...notice, written })).toBe(
			"2026-12-30",
		);
	});

	it("the last one for a report written in January of a meeting in December", () => {
		expect(
			resolveDate({ month: 12, day: 30 }, { ...report, written: "2027-01-03" }),
		).toBe("2026-12-30");
	});

	it("open between, where either year could be meant", () => {
		expect(
			resolveDate({ month: 3, day: 5 }, { ...notice, written: "2026-06-20" }),
		).toBe("--03-05");
	});

	it("counted from the day of writing for 今日, 本月, 明年", () => {
		const written = "2026-12-28";
		expect(resolveDate({ dayOffset: -1 }, { ...report, written })).toBe(
			"2026-12-27",
		);
		expect(
			resolveDate({ monthOffset: 1, day: 5 }, { ...notice, written }),
		).toBe("2027-01-05");
		expect(
			resolveDate({ yearOffset: 1, month: 3, day: 5 }, { ...notice, written }),
		).toBe("2027-03-05");
		expect(resolveDate({ dayOffset: 0 }, notice)).toBeUndefined();
	});

	it("carried over New Year by the end of a range", () => {
		expect(resolveEnd({ month: 1, day: 2 }, "2026-12-30")).toBe("2027-01-02");
		expect(resolveEnd({ day: 2 }, "2026-12-30")).toBeUndefined();
		expect(resolveEnd({ day: 7 }, "--03-05")).toBe("--03-07");
	});
});

describe("whatever is written is read back", () => {
	const spelled = (digits: string) =>
		[...digits].map((one) => "〇一二三四五六七八九"[Number(one)]).join("");
	const counted = (value: number) => {
		const ten = Math.floor(value / 10);
		const tens =
			ten === 0 ? "" : ten === 1 ? "十" : `${spelled(String(ten))}十`;
		const ones = value % 10;
		return tens + (ones > 0 || value === 0 ? spelled(String(ones)) : "");
	};
	const wide = (text: string) =>
		text.replace(/[0-9]/g, (one) =>
			String.fromCodePoint((one.codePointAt(0) as number) + 0xfee0),
		);
	const plain = (value: number) => String(value);
	const two = (value: number) => String(value).padStart(2, "0");
	const days = fc
		.date({
			min: new Date("1990-01-01T00:00:00Z"),
			max: new Date("2079-12-31T00:00:00Z"),
			noInvalidDate: true,
		})
		.map((date) => [
			date.getUTCFullYear(),
			date.getUTCMonth() + 1,
			date.getUTCDate(),
			date.getUTCDay() || 7,
		]);
	const numerals = fc.constantFrom(
		plain,
		(n: number) => wide(plain(n)),
		counted,
	);
	const traditional = (text: string) =>
		text.replace(/时/g, "時").replace(/周/g, "週").replace(/点/g, "點");

	it("in every numeral, script and clock", () => {
		fc.assert(
			fc.property(
				days,
				fc.nat(23),
				fc.nat(59),
				numerals,
				fc.constantFrom("western", "spelled", "minguo", "iso"),
				fc.constantFrom("", "（星期W）", "(周W)", "（W）"),
				fc.constantFrom("digital", "spoken", "halves"),
				fc.boolean(),
				(
					[year = 0, month = 0, day = 0, weekday = 1],
					hour,
					minute,
					write,
					sort,
					week,
					clock,
					hant,
				) => {
					const years = {
						western: `${write === counted ? spelled(plain(year)) : write(year)}年`,
						spelled: `${spelled(plain(year))}年`,
						minguo: `民国${plain(year - 1911)}年`,
						iso: "",
					}[sort];
					const date =
						sort === "iso"
							? `${year}-${two(month)}-${two(day)}`
							: `${years}${write(month)}月${write(day)}日`;
					const dial = hour === 0 ? 12 : hour > 12 ? hour - 12 : hour;
					const half =
						hour === 0
							? "凌晨"
							: hour < 12
								? "上午"
								: hour < 13
									? "中午"
									: hour < 18
										? "下午"
										: "晚上";
					const clocks = {
						digital: ` ${two(hour)}:${two(minute)}`,
						spoken: `${write(hour)}时${minute === 0 ? "整" : `${write(minute)}分`}`,
						halves: `${half}${write(dial)}时${minute === 0 ? "" : `${write(minute)}分`}`,
					}[clock];
					const text = `定于${date}${week.replace("W", "一二三四五六日"[weekday - 1] as string)}${sort === "iso" ? " " : ""}${clocks.trim()}召开`;
					const [found, ...more] = findDates(
						toSimplified(hant ? traditional(text) : text),
					);
					expect(more).toEqual([]);
					expect(found).toMatchObject({
						year,
						month,
						day,
						time: `${two(hour)}:${two(minute)}`,
						start: 2,
						end: text.length - 2,
						...(week === "" ? {} : { weekday }),
					});
				},
			),
			{ numRuns: 1500 },
		);
	});

	it("and no text makes it fail or run on", () => {
		fc.assert(
			fc.property(
				fc.string({
					unit: fc.constantFrom(
						..."0123９年月日号时点分上午下晚星期（）()-—至、：:/. 今明周民国一十廿\n",
					),
					maxLength: 400,
				}),
				(text) => {
					let last = 0;
					for (const { start, end } of findDates(text)) {
						expect(start).toBeGreaterThanOrEqual(last);
						expect(end).toBeGreaterThan(start);
						last = end;
					}
				},
			),
			{ numRuns: 300 },
		);
	});
});
