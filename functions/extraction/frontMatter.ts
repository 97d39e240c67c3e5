// What the editor says outright (front matter and `x.yaml`). It overrides what the text shows; what is
// unknown or wrong is told, not guessed.
import { type Edition, isEdition } from "../notice/edition.ts";
import { type Finding, finding } from "../notice/finding.ts";
import type {
	Kind,
	MeetingStatus,
	Relation,
	Withdrawal,
} from "../notice/schema.ts";
import { type MetadataKey, metadataKey, nearestKey } from "./metadataKeys.ts";
import {
	isNoticeId,
	isZone,
	kindOf,
	meetingStatusOf,
	namedNotice,
	type StatedTime,
	statedClock,
	statedDate,
	statedInstant,
	withdrawalReasonOf,
} from "./metadataValues.ts";

const TEXTS = [
	"title",
	"summary",
	"issuer",
	"documentNumber",
	"indexNumber",
	"location",
] as const;

const RELATIONS: readonly [MetadataKey, Relation["type"]][] = [
	["cancels", "cancels"],
	["postpones", "postpones"],
	["reschedules", "reschedules"],
	["relocates", "relocates"],
	["corrects", "corrects"],
	["reportsOn", "reports_on"],
	["minutesOf", "minutes_of"],
	["agendaOf", "agenda_of"],
	["resultOf", "result_of"],
];

/** Relations, topics or regions of one notice. */
const MOST_LISTED = 32;

export interface EditorSays extends StatedTime {
	values: Partial<Record<(typeof TEXTS)[number], string>>;
	id?: string;
	kind?: Kind;
	status?: MeetingStatus;
	language?: Edition;
	/** RFC 3339 with offset. */
	publishAt?: string;
	expireAt?: string;
	/** A day, or an instant. */
	publishedAt?: string;
	/** `YYYY-MM-DD`. */
	issuedOn?: string;
	relations: Relation[];
	withdrawal?: Withdrawal;
	topics: string[];
	regions: string[];
	/** Of the source, or the site's. */
	timezone: string;
	findings: Finding[];
}

/** Reads what was given, key by key, and keeps account of what is wrong. */
class Given {
	readonly findings: Finding[] = [];
	readonly #values = new Map<MetadataKey, { name: string; value: unknown }>();
	readonly #toSimplified: (text: string) => string;

	constructor(
		metadata: Record<string, unknown>,
		toSimplified: (text: string) => string,
	) {
		this.#toSimplified = toSimplified;
		for (const [name, value] of Object.entries(metadata)) {
			if (value === null || value === undefined || value === "") continue;
			const key = metadataKey(toSimplified(name));
			if (key === "ignored") continue;
			if (key) this.#values.set(key, { name, value });
			else
				this.findings.push(
					finding(
						"metadata.unknown-key",
						{ field: name },
						{ key: name, nearest: nearestKey(toSimplified(name)) },
					),
				);
		}
	}

	wrong(key: MetadataKey, problem: string): void {
		const field = this.#values.get(key)?.name ?? key;
		this.findings.push(
			finding("metadata.invalid", { field }, { field, problem }),
		);
	}

	/** One value as text; a list or a mapping is wrong. */
	text(key: MetadataKey): string | undefined {
		const value = this.#values.get(key)?.value;
		if (value === undefined) return undefined;
		if (["string", "number", "boolean"].includes(typeof value))
			return String(value).trim();
		this.wrong(key, JSON.stringify(value).slice(0, 80));
		return undefined;
	}

	/** One value or a list of them. */
	list(key: MetadataKey, separator?: RegExp): string[] {
		const value = this.#values.get(key)?.value;
		if (value === undefined) return [];
		const parts = Array.isArray(value)
			? value
			: typeof value === "string" && separator
				? value.split(separator)
				: [value];
		const texts = parts.filter((one) =>
			["string", "number"].includes(typeof one),
		);
		if (texts.length < parts.length || texts.length > MOST_LISTED)
			this.wrong(key, JSON.stringify(value).slice(0, 80));
		return texts
			.slice(0, MOST_LISTED)
			.map((one) => String(one).trim())
			.filter((one) => one !== "");
	}

	/** A value as `read` understands it; what it does not is wrong. */
	read<T>(
		key: MetadataKey,
		read: (text: string) => T | undefined,
	): T | undefined {
		const text = this.text(key);
		if (text === undefined) return undefined;
		const value = read(text);
		if (value === undefined) this.wrong(key, text.slice(0, 80));
		return value;
	}

	simplified(text: string): string {
		return this.#toSimplified(text);
	}
}

/** `zone`: the site's, for times that name none. Every finding `metadata.invalid` sets the source aside. */
export function readFrontMatter(
	metadata: Record<string, unknown>,
	zone: string,
	toSimplified: (text: string) => string,
): EditorSays {
	// Most documents have none.
	if (Object.keys(metadata).length === 0) return saysNothing(zone);
	const given = new Given(metadata, toSimplified);
	const timezone =
		given.read("timezone", (text) => (isZone(text) ? text : undefined)) ?? zone;
	const says: EditorSays = {
		values: {},
		relations: readRelations(given),
		topics: given.list("topics", /[、，,\s]+/u),
		regions: given.list("regions", /[、，,\s]+/u),
		timezone,
		findings: given.findings,
	};
	for (const key of TEXTS) {
		const value = given.text(key);
		if (value) says.values[key] = value;
	}
	const simple = (text: string) => given.simplified(text);
	put(
		says,
		"id",
		given.read("id", (text) => (isNoticeId(text) ? text : undefined)),
	);
	put(
		says,
		"kind",
		given.read("kind", (text) => kindOf(simple(text))),
	);
	put(
		says,
		"status",
		given.read("status", (text) => meetingStatusOf(simple(text))),
	);
	put(
		says,
		"language",
		given.read("language", (text) => (isEdition(text) ? text : undefined)),
	);
	put(
		says,
		"issuedOn",
		given.read("issuedOn", (text) => statedDate(simple(text))?.date),
	);
	for (const key of ["publishAt", "expireAt", "publishedAt"] as const)
		put(
			says,
			key,
			given.read(key, (text) =>
				statedInstant(simple(text), timezone, key === "publishedAt"),
			),
		);
	const { publishAt, expireAt } = says;
	if (publishAt && expireAt && Date.parse(expireAt) <= Date.parse(publishAt))
		given.wrong("expireAt", `${expireAt} ≤ ${publishAt}`);
	Object.assign(says, readTimes(given));
	put(says, "withdrawal", readWithdrawal(given));
	// Addresses are read where the document is; here they are only checked.
	given.read("source", (text) =>
		/^https?:\/\/\S{3,2000}$/u.test(text) ? text : undefined,
	);
	return says;
}

function saysNothing(timezone: string): EditorSays {
	return {
		values: {},
		relations: [],
		topics: [],
		regions: [],
		timezone,
		findings: [],
	};
}

function put<K extends keyof EditorSays>(
	says: EditorSays,
	key: K,
	value: EditorSays[K] | undefined,
): void {
	if (value !== undefined) says[key] = value;
}

function readTimes(given: Given): StatedTime {
	const simple = (text: string) => given.simplified(text);
	const day = given.read("date", (text) => statedDate(simple(text)));
	const clock = given.read(
		"time",
		(text) => statedClock(simple(text)) ?? statedDate(simple(text)),
	);
	const end = given.read(
		"end",
		(text) => statedClock(simple(text)) ?? statedDate(simple(text)),
	);
	const times: StatedTime = { ...day, ...clock };
	if (end?.date) times.endDate = end.date;
	if (end?.time) times.endTime = end.time;
	const { date, time, endDate, endTime } = times;
	const sameDay = !endDate || endDate === date;
	if (
		date &&
		((endDate && endDate < date) ||
			(sameDay && time && endTime && endTime <= time))
	)
		given.wrong("end", [endDate, endTime].filter(Boolean).join(" "));
	return times;
}

function readRelations(given: Given): Relation[] {
	return RELATIONS.flatMap(([key, type]) =>
		given.list(key).map((text) => ({ type, ...namedNotice(text) })),
	).slice(0, MOST_LISTED);
}

function readWithdrawal(given: Given): Withdrawal | undefined {
	const word = given.text("withdrawn");
	if (word === undefined || word === "false" || given.simplified(word) === "否")
		return undefined;
	const reason = withdrawalReasonOf(given.simplified(word));
	if (!reason) {
		given.wrong("withdrawn", word.slice(0, 80));
		return undefined;
	}
	const explanation = given.text("explanation");
	const replacedBy = given.read("replacedBy", (text) =>
		isNoticeId(text) ? text : undefined,
	);
	return {
		reason,
		...(explanation ? { explanation } : {}),
		...(replacedBy ? { replacedBy } : {}),
	};
}
