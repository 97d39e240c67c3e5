// Personal data that no notice may carry about: identity numbers, bank cards, mobile numbers (个人信息保护法 §28).

export type PersonalData = "idNumber" | "bankCard" | "mobile";

export interface PersonalSpan {
	kind: PersonalData;
	/** UTF-16 units. */
	start: number;
	end: number;
}

/** What a site does with each sort of it. */
export type PersonalPolicy = Record<PersonalData, "show" | "mask" | "block">;

/** Spans of one text that are told or masked. */
const MOST = 1000;

/** Characters before a number that say whose it is. */
const LEAD = 60;
const CALLED_ID = /(?:身份证|身份證|证件号|證件號|公民身份)[^0-9\n]{0,16}$/u;
/** 户名：某县教育局，账号：…: an office's account is no person's card. */
const OF_OFFICE =
	/(?:户名|戶名|开户名称?|账户名称?|帳戶名稱|单位名称|收款单位)[:： ]{1,2}[^，。；\n]{2,30}(?:局|厅|廳|委|委员会|办公室|公司|学校|中学|小学|大学|学院|医院|中心|协会|學會|协會|學校|政府|工会|财政所|处|院)[^0-9]{0,30}$/u;

/** Long runs of digits, spaces and hyphens between groups of four; what each is, its own check digit says. */
const DIGITS =
	/(?<![0-9A-Za-z.-])[0-9](?:[ -]?[0-9]){9,22}[Xx]?(?![0-9A-Za-z])/gu;
/** Numbers of Taiwan (A123456789) and Hong Kong (A123456(7)). */
const LETTERED =
	/(?<![0-9A-Za-z])(?:[A-Z][1289][0-9]{8}|[A-Z]{1,2}[0-9]{6}[(（][0-9A][)）])(?![0-9A-Za-z])/gu;

export function personalSpans(text: string): PersonalSpan[] {
	const spans: PersonalSpan[] = [];
	for (const match of text.matchAll(DIGITS)) {
		if (spans.length >= MOST) return spans;
		const digits = match[0].replace(/[ -]/gu, "");
		const before = text.slice(Math.max(0, match.index - LEAD), match.index);
		const kind =
			isIdNumber(digits) || (isOldIdNumber(digits) && CALLED_ID.test(before))
				? "idNumber"
				: isBankCard(digits) && !OF_OFFICE.test(before)
					? "bankCard"
					: isMobile(digits)
						? "mobile"
						: undefined;
		if (kind)
			spans.push({
				kind,
				start: match.index,
				end: match.index + match[0].length,
			});
	}
	for (const match of text.matchAll(LETTERED)) {
		if (spans.length >= MOST) return spans;
		if (isTaiwanId(match[0]) || isHongKongId(match[0]))
			spans.push({
				kind: "idNumber",
				start: match.index,
				end: match.index + match[0].length,
			});
	}
	return spans.sort((a, b) => a.start - b.start);
}

/** The text with those spans' middle covered by as many stars: as many code points as before. */
export function covered(text: string, spans: readonly PersonalSpan[]): string {
	let result = "";
	let at = 0;
	for (const { kind, start, end } of spans) {
		const [head, tail] = kind === "mobile" ? [3, 4] : [3, 2];
		const words = text.slice(start, end);
		result +=
			text.slice(at, start) +
			words.slice(0, head) +
			words.slice(head, -tail).replace(/[0-9A-Za-z]/gu, "*") +
			words.slice(-tail);
		at = end;
	}
	return result + text.slice(at);
}

/** GB 11643-1999: a birthday inside, and a check digit by ISO 7064 MOD 11-2. */
function isIdNumber(digits: string): boolean {
	if (!/^[1-9][0-9]{16}[0-9Xx]$/u.test(digits)) return false;
	const [year, month, day] = [
		Number(digits.slice(6, 10)),
		Number(digits.slice(10, 12)),
		Number(digits.slice(12, 14)),
	];
	if (
		year < 1900 ||
		year > 2100 ||
		month < 1 ||
		month > 12 ||
		day < 1 ||
		day > 31
	)
		return false;
	const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
	const sum = weights.reduce(
		(total, weight, at) => total + weight * Number(digits[at]),
		0,
	);
	return "10X98765432"[sum % 11] === digits[17]?.toUpperCase();
}

/** Fifteen digits, without the century and the check digit, as until 1999: by what it is called alone. */
function isOldIdNumber(digits: string): boolean {
	return /^[1-9][0-9]{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}$/u.test(
		digits,
	);
}

/** Cards of banks that issue in China begin with 62, 4, 5 or 9558; the last digit is by Luhn. */
function isBankCard(digits: string): boolean {
	if (!/^(?:62|4|5[1-5]|9558)[0-9]{13,17}$/u.test(digits)) return false;
	if (digits.length < 16 || digits.length > 19) return false;
	let sum = 0;
	for (let at = 0; at < digits.length; at++) {
		let digit = Number(digits[digits.length - 1 - at]);
		if (at % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
		sum += digit;
	}
	return sum % 10 === 0;
}

function isMobile(digits: string): boolean {
	return /^(?:86)?1[3-9][0-9]{9}$|^09[0-9]{8}$/u.test(digits);
}

const TAIWAN = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

function isTaiwanId(text: string): boolean {
	const area = TAIWAN.indexOf(text[0] ?? "") + 10;
	if (!/^[A-Z][1289][0-9]{8}$/u.test(text) || area < 10) return false;
	const digits = [...text.slice(1)].map(Number);
	const sum =
		Math.floor(area / 10) +
		(area % 10) * 9 +
		digits
			.slice(0, 8)
			.reduce((total, digit, at) => total + digit * (8 - at), 0) +
		(digits[8] ?? 0);
	return sum % 10 === 0;
}

function isHongKongId(text: string): boolean {
	const match = /^([A-Z]{1,2})([0-9]{6})[(（]([0-9A])[)）]$/u.exec(text);
	if (!match) return false;
	const [, letters = "", digits = "", check = ""] = match;
	const values = [
		...(letters.length === 1 ? [36] : []),
		...[...letters].map((letter) => letter.charCodeAt(0) - 55),
		...[...digits].map(Number),
		check === "A" ? 10 : Number(check),
	];
	const sum = values.reduce((total, value, at) => total + value * (9 - at), 0);
	return sum % 11 === 0;
}
